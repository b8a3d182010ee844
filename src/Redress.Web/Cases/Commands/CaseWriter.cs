using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Access;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Storage.Search;

namespace Redress.Web.Cases.Commands;

/// <summary>Keeps what an act brought about: the case's row, what falls due, the journal's entry, the bound documents, the letters. Saves nothing by itself.</summary>
internal sealed class CaseWriter(
    LetterWriter writer,
    CopiedLetters copies,
    LettersToPost toPost,
    MandateMails mandates,
    NoteMentions mentions
)
{
    public async Task Write(AppDb db, CaseRow row, DoneAct done, CancellationToken cancel)
    {
        var (c, rulebook) = (done.Case, done.Rulebook);
        await CaseProjection.Write(db, row, c, cancel);
        await WaitProjection.Write(db, row, c, rulebook, JournalWriter.InstantOf(row, done.Act), cancel);
        await WriteNotice(db, row, c, rulebook, cancel);
        if (c.NewFacts.OfType<RespondentReplaced>().Any())
        {
            await RespondentChange.Apply(db, row, cancel);
        }

        await DueSchedule.Write(db, row, c, rulebook, isNew: done.IsFiling, cancel);
        var waiting = await LettersToPost.Of(db, row, c, cancel);
        WriteLetters(db, row, done, waiting);
        toPost.Write(db, row, (c, rulebook), waiting, done.Act.Now);
        await mandates.Write(db, row, c, rulebook, cancel);
        await mentions.Write(db, row, done, cancel);
        row.File = CaseJson.Write(c);
        JournalWriter.Write(db, row, done);
        var brought = done.Content switch
        {
            AddDocument { Id: var id } => id,
            AddAttachment { Id: var id } => id,
            _ => null,
        };
        if (brought is not null)
        {
            await BindDocuments(db, row.Id, [brought], cancel);
        }

        if (c.Erased)
        {
            await CaseErasure.Erase(db, row, cancel);
        }
    }

    // What the public reads of a notice once it had a reference; while it is not published, no word of it (BC-31).
    private static async Task WriteNotice(AppDb db, CaseRow row, Case c, Rulebook rulebook, CancellationToken cancel)
    {
        if (c is not { Notice: { Reference: { } reference } notice })
        {
            return;
        }

        if (await db.Set<NoticeRow>().FirstOrDefaultAsync(n => n.Reference == reference, cancel) is not { } kept)
        {
            db.Add(kept = new NoticeRow { Reference = reference, CaseId = row.Id });
        }

        (kept.Scheme, kept.NormsVersion, kept.Language, kept.State, kept.PublishedOn) = (
            c.Scheme,
            c.NormsVersion,
            c.Language,
            notice.State,
            notice.PublishedOn!.Value
        );
        WriteDecision(kept, c, rulebook);
        kept.Text = notice.State == NoticeState.Published ? notice.Text : "";
        kept.SearchWords =
            notice.State == NoticeState.Published ? SearchWords.Of(c.Language, null, [reference, notice.Text]) : "";
        kept.History = JsonSerializer.Serialize(notice.History, ActionJson.Options);
        kept.UpdatedAt = notice.History[^1].At.ToUniversalTime();
    }

    // FP-17: of an award without the permission of both parties, and of what it judged, nothing but that there was an appeal; a judgment beside it is public. BC-29: else what stands.
    private static void WriteDecision(NoticeRow kept, Case c, Rulebook rulebook)
    {
        if (!c.FindingIsPublic || c.Decision is not { } decision)
        {
            (kept.Outcome, kept.Norms, kept.Sanctions, kept.Appealed) = (NoticeRow.Withheld, [], [], true);
            return;
        }

        (kept.Outcome, kept.Norms) = (decision.Outcome.ToString(), [.. decision.Norms]);
        kept.Sanctions = [.. c.PublicSanctions(rulebook).Select(s => s.Kind.ToString()).Distinct()];
        kept.Appealed = c.PresentAppeals.Any();
    }

    private void WriteLetters(AppDb db, CaseRow row, DoneAct done, List<LetterRow> waiting)
    {
        var (c, rulebook, now) = (done.Case, done.Rulebook, done.Act.Now);
        foreach (var letter in Correspondence.For(c, rulebook, c.NewFacts, now))
        {
            // FP-13: what came on paper is confirmed with the code; on paper where that can be, since nobody has confirmed an address for mail that somebody typed from it.
            var given = letter.To == Addressee.Complainant ? done.CodeForLetter : null;
            var written = writer.Write(row, c, letter, given ?? NewCode(row, c, letter), now);
            if (given is not null && c.IsConfirmedOnPaper)
            {
                written.State = LetterState.Paper;
            }

            written.Begun = letter.To switch
            {
                Addressee.Complainant => string.Join(' ', c.BegunFor(Party.Complainant)),
                Addressee.Respondent => string.Join(' ', c.BegunFor(Party.Respondent)),
                _ => null,
            };
            var waited = LettersToPost.Take(waiting, letter);
            written = LettersToPost.Posted(waited, written, c, done.Act.By);
            if (waited is null)
            {
                db.Add(written);
            }

            copies.Write(db, row, c, rulebook, written);
        }
    }

    // A respondent without a user gets the code of its own side with its first letter. Who lost a code gets another: the old one opens until that is used (FP-21), or no more where another stands for the party (FP-25).
    private static string? NewCode(CaseRow row, Case c, Letter letter)
    {
        var first = letter.To == Addressee.Respondent && !c.Respondent.IsMember && row.RespondentCodeHash is null;
        var reissued = c.NewFacts.OfType<CodeReissued>().FirstOrDefault(f => letter.To == AddresseeOf(f.Party));
        if (!first && reissued is null)
        {
            return null;
        }

        var code = AccessCode.Make();
        var hash = AccessCode.Hash(c.Number, code);
        switch (letter.To, first || reissued!.AtOnce)
        {
            case (Addressee.Complainant, true):
                (row.ComplainantCodeHash, row.ComplainantNewCodeHash) = (hash, null);
                break;
            case (Addressee.Complainant, false):
                row.ComplainantNewCodeHash = hash;
                break;
            case (_, true):
                (row.RespondentCodeHash, row.RespondentNewCodeHash) = (hash, null);
                break;
            default:
                row.RespondentNewCodeHash = hash;
                break;
        }

        return code;
    }

    private static Addressee AddresseeOf(Party party) =>
        party == Party.Complainant ? Addressee.Complainant : Addressee.Respondent;

    public static async Task BindDocuments(
        AppDb db,
        Guid caseId,
        IEnumerable<string> documents,
        CancellationToken cancel
    )
    {
        foreach (var id in documents)
        {
            var document =
                await db.Set<DocumentRow>().FirstOrDefaultAsync(d => d.Id == id && d.CaseId == null, cancel)
                ?? throw new InvalidOperationException($"The document {id} is staged no more.");
            document.CaseId = caseId;
        }
    }
}
