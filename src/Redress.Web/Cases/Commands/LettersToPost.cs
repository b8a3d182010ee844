using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>
/// What is to go by registered post and did not yet (BC-18, BC-23): a row for each party from the day on which it was pronounced or found, so that it is
/// printed before it is posted. It has no text and is told to nobody; once the posting is recorded it becomes the letter itself.
/// </summary>
internal sealed class LettersToPost(LetterWriter writer)
{
    public const string Decision = "decision";
    private const string Condition = "condition-met";

    /// <summary>Those that go by registered post.</summary>
    public static readonly string[] Templates = [Decision, Condition];

    /// <summary>The rows of a case that wait, to be changed with it.</summary>
    public static async Task<List<LetterRow>> Of(AppDb db, CaseRow row, Case c, CancellationToken cancel) =>
        c.Decision is null && c.EarlierDecisions.Count == 0
            ? []
            : await db.Set<LetterRow>()
                .Where(l => l.CaseId == row.Id && l.State == LetterState.ToPost)
                .ToListAsync(cancel);

    /// <summary>The row that this letter has waited in; null where it waited in none.</summary>
    public static LetterRow? Take(List<LetterRow> waiting, Letter letter)
    {
        var found = waiting.Find(l => l.IsTo(letter.To) && l.Template == letter.Template);
        if (found is not null)
        {
            waiting.Remove(found);
        }

        return found;
    }

    /// <summary>The letter with its posting, where the act recorded one: in the row that it waited in, or else as it was written.</summary>
    public static LetterRow Posted(LetterRow? waited, LetterRow written, Case c, Actor by)
    {
        var row = waited ?? written;
        if (waited is not null)
        {
            (row.Email, row.Name, row.Language) = (written.Email, written.Name, written.Language);
            (row.Subject, row.Body, row.Begun) = (written.Subject, written.Body, written.Begun);
            (row.State, row.CreatedAt, row.NextTry) = (written.State, written.CreatedAt, written.NextTry);
        }

        if (PostedBy(c, row) is not { Channel: Channel.RegisteredPost } service)
        {
            return row;
        }

        (row.PostedOn, row.PostedBy, row.Tracking) = (service.Sent, by.Name, service.Reference);
        // Whoever has no e-mail has it by this post: it is not printed a second time.
        if (row.State == LetterState.Paper)
        {
            row.State = LetterState.Posted;
        }

        return row;
    }

    /// <summary>A row for all that is to be posted now, and none for what is not any more.</summary>
    /// <param name="waiting">Those that there are.</param>
    public void Write(
        AppDb db,
        CaseRow row,
        (Case Case, Rulebook Rulebook) of,
        List<LetterRow> waiting,
        DateTimeOffset now
    )
    {
        var wanted = Parties
            .Both.Select(party => (To: LetterRow.NameOf(party), Template: TemplateOf(of.Case.ToNotify(party))))
            .Where(w => w.Template is not null)
            .ToList();
        foreach (var old in waiting.Where(l => !wanted.Contains((l.To, l.Template))))
        {
            db.Remove(old);
        }

        foreach (var (to, template) in wanted)
        {
            if (waiting.Find(l => l.To == to && l.Template == template) is not { } letter)
            {
                letter = New(row, to, template!, now);
                db.Add(letter);
            }
            else if (MustBePrintedAnew(of.Case))
            {
                (letter.BatchId, letter.Tracking) = (null, null);
            }

            letter.Language = Correspondence.LanguageOf(ReaderOf(letter), of.Case, of.Rulebook);
            letter.Name = writer.NameOf(ReaderOf(letter), of.Case);
            letter.Subject = writer.SubjectOf(of.Case, template!, letter.Language);
        }
    }

    private static LetterRow New(CaseRow row, string to, string template, DateTimeOffset now) =>
        new()
        {
            CaseId = row.Id,
            CaseNumber = row.Number,
            To = to,
            Template = template,
            CreatedAt = now.ToUniversalTime(),
            NextTry = now.ToUniversalTime(),
            State = LetterState.ToPost,
        };

    private static Addressee ReaderOf(LetterRow letter) =>
        letter.Party == Party.Complainant ? Addressee.Complainant : Addressee.Respondent;

    // What lies printed tells what holds no more, or has a name or an address that was corrected.
    private static bool MustBePrintedAnew(Case c) =>
        c.NewFacts.Any(f => f is DecisionCorrected or DetailsCorrected or PartySucceeded or RespondentReplaced);

    private static string? TemplateOf(string? subject) =>
        subject is null ? null
        : subject == ServiceSubject.Decision ? Decision
        : Condition;

    private static Service? PostedBy(Case c, LetterRow letter) =>
        c
            .NewFacts.Select(f =>
                f switch
                {
                    DecisionNotified n when letter.Template == Decision => n.Service,
                    ConditionNotified n when letter.Template == Condition => n.Service,
                    _ => null,
                }
            )
            .FirstOrDefault(s => s?.Party == letter.Party);
}
