using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Worklist.Peek;

/// <summary>Reads a case for who looks at it beside the list. To look is not to open: what is news stays news.</summary>
internal sealed class PeekQuery(
    CaseService cases,
    JournalQueries journal,
    CaseFormatter formatter,
    StandFormatter stand,
    TimeProvider time
)
{
    private const int Entries = 5;
    private const int LongestClaim = 400;

    /// <summary>Null: there is no such case, or it is not the reader's to see; nobody learns which.</summary>
    public async Task<CasePeek?> Of(Actor reader, string number, CancellationToken cancel)
    {
        if (await cases.Find(number, reader, cancel) is not { } c)
        {
            return null;
        }

        var (now, rulebook) = (time.GetUtcNow(), cases.RulebookOf(c));
        var (permitted, blocked) = CaseMachine.ActionsFor(c, reader, now, rulebook);
        var lines = await journal.Lines(c, reader, cancel);
        var open = new OpenCase(c, reader, rulebook, now, $"/cases/{c.Number}", permitted, blocked, lines, []);
        return new CasePeek(c.Number, c.Version, c.State, $"{c.Complainant.Name} – {c.Respondent.Name}")
        {
            About = string.Join(
                " · ",
                formatter.Word("caseKind", c.Kind),
                formatter.Scheme(rulebook),
                formatter.Date(c.FiledOn)
            ),
            Stand = stand.ForStaff(open),
            Claim = c.Claim.Length <= LongestClaim ? c.Claim : TextCut.At(c.Claim, LongestClaim - 1) + "…",
            Language = c.Language,
            AssignedTo = c.AssignedTo?.Name,
            Terms = [.. CaseView.RunningTerms(c, reader).Select(t => TermOf(t, open.Today))],
            Next = [.. OfferedActs.Of(open).Next.Take(OfferedActs.MostNext)],
            Journal = [.. lines.Reverse().Take(Entries).Select(line => EntryOf(line, open))],
            Exhibits =
            [
                .. CaseView
                    .Documents(c, reader)
                    .Select(d => new PeekExhibit(d.Id, c.ExhibitOf(d.Id), formatter.Name(c, d))),
            ],
        };
    }

    private PeekTerm TermOf(Redress.Domain.Terms.Term term, DateOnly today) =>
        new(
            formatter.Word("term", term.Kind) + (term.Party is { } party ? $" ({formatter.PartyName(party)})" : ""),
            term.Due,
            CaseFormatter.Urgency(term.Due, today),
            formatter.DaysLeft(term, today),
            formatter.Explain(term)
        );

    private PeekEntry EntryOf(JournalLine line, OpenCase open) =>
        new(
            CaseFormatter.Instant(line.At, open.Rulebook),
            formatter[$"journal.{line.Action}"],
            line.By ?? formatter[$"role.{line.Role}"]
        );
}
