using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Whether and how one party got one thing of the file, and what it may say on it (FP-1, FP-11).</summary>
/// <param name="Served">The last service on this party; null while it was not served.</param>
/// <param name="Term">The term to comment on it: its own, or that of the act it came with.</param>
/// <param name="CommentedOn">The day on which that term was used or waived.</param>
/// <param name="Obstacles">What the guard of <c>close-file</c> misses here (FP-1).</param>
public sealed record ServiceStatus(
    Party Party,
    Service? Served,
    Term? Term,
    DateOnly? CommentedOn,
    IReadOnlyList<Obstacle> Obstacles
);

/// <summary>One thing that must reach the parties: a document, or a text such as <c>defence</c>, a comment's id, <c>item-1</c>, <c>decision</c>.</summary>
/// <param name="By">Who brought it; null for the body.</param>
/// <param name="Parties">The parties that it must reach: those that did not bring it.</param>
public sealed record ServedItem(string What, CaseDocument? Document, Party? By, IReadOnlyList<ServiceStatus> Parties);

public sealed partial class Case
{
    /// <summary>
    /// The matrix of service: every document and text against every party that did not bring it (FP-1, FP-11), in the order of the file.
    /// What is open in it is what <see cref="MissingHearings"/> calls missing, no more and no less.
    /// </summary>
    public IReadOnlyList<ServedItem> ServiceMatrix(ActContext o)
    {
        var subjects = Terms.Where(t => t.Kind == TermKind.Comment).Select(t => t.Subject ?? ServiceSubject.Items);
        var texts = Services.Select(s => s.What).Concat(subjects).Where(what => Document(what) is null).Distinct();
        var documents = Documents
            .Where(d => d.For == Audience.Parties && !IsWithheld(d.Id))
            .Select(d => MatrixRow(d.Id, d, d.By, o));
        return [.. texts.Select(what => MatrixRow(what, null, BringerOf(what), o)), .. documents];
    }

    private ServedItem MatrixRow(string what, CaseDocument? document, Party? by, ActContext o) =>
        new(
            what,
            document,
            by,
            [
                .. Parties
                    .Both.Where(p => by is null || p != by || OwnTerms(what, p).Any())
                    .Select(p => MatrixCell(what, document, p, o))
                    .Where(cell => Concerns(cell, document)),
            ]
        );

    private ServiceStatus MatrixCell(string what, CaseDocument? document, Party party, ActContext o)
    {
        var open = new List<Obstacle>();
        if (document is not null && document.By != party && !IsServed(what, party))
        {
            open.Add(new Obstacle(ObstacleKind.Unserved, party, what));
        }

        var own = OwnTerms(what, party).ToList();
        open.AddRange(
            own.Where(t => t.State == TermState.Stopped || t.Runs(o.Now, o.Calendar))
                .Select(t => new Obstacle(ObstacleKind.CommentTermRuns, party, t.Subject, t.Due))
        );
        var served = Services.FindLast(s => s.What == what && s.Party == party);
        var term =
            own.LastOrDefault()
            ?? (document?.AttachedTo is { } act ? OwnTerms(SubjectOf(act), party).LastOrDefault() : null)
            ?? OpenedBy(served);
        return new ServiceStatus(party, served, term, term?.State == TermState.Met ? term.EndedOn : null, open);
    }

    // A text is known to a party by its service alone; a document must reach each party, served or not.
    private static bool Concerns(ServiceStatus cell, CaseDocument? document) =>
        document is not null || cell.Served is not null || cell.Term is not null;

    private IEnumerable<Term> OwnTerms(string what, Party party) =>
        Terms.Where(t => t.Kind == TermKind.Comment && t.Party == party && (t.Subject ?? ServiceSubject.Items) == what);

    // What is served on one day opens one term (FP-1).
    private Term? OpenedBy(Service? served) =>
        served is null or { What: ServiceSubject.Decision or ServiceSubject.Complaint }
            ? null
            : Terms.FindLast(t => t.Kind == TermKind.Comment && t.Party == served.Party && t.Opened == served.Sent);

    // By which name the term calls the act that a document came with.
    private static string SubjectOf(string act) =>
        act == Command.NameOf<Respond>() ? ServiceSubject.Defence
        : act == Command.NameOf<SupplyInformation>() ? ServiceSubject.Items
        : act;

    private Party? BringerOf(string what) =>
        what switch
        {
            ServiceSubject.Complaint or ServiceSubject.Items => Party.Complainant,
            ServiceSubject.Answer or ServiceSubject.Defence or ServiceSubject.Messages => Party.Respondent,
            ServiceSubject.Decision => null,
            _ when ServiceSubject.IsItem(what) => Party.Complainant,
            _ => Comments.Find(c => c.Id == what)?.By,
        };
}
