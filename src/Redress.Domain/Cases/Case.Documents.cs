using System.Globalization;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>
/// Documents and their service (FP-1, FP-11). As exhibits they are numbered: A1, A2… what the complainant brought, B1… the respondent, C1… the body;
/// X1… what is internal and never leaves the body (BC-16).
/// </summary>
public sealed partial class Case
{
    private bool IsAdversarial =>
        State is CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing or CaseState.Deliberation;

    private bool IsExamined => State is CaseState.UnderExamination or CaseState.Hearing or CaseState.Deliberation;

    public CaseDocument? Document(string id) => Documents.Find(d => d.Id == id);

    public bool IsServed(string what, Party on) =>
        Services.Exists(s => s.What == what && s.Party == on && !s.NeverArrived);

    /// <summary>What each party has not yet been served with, or may still comment on: while any is left, the file cannot be closed and nothing decided (FP-1).</summary>
    public IReadOnlyList<Obstacle> MissingHearings(ActContext o)
    {
        var missing = new List<Obstacle>();
        foreach (var document in Documents.Where(d => d.For == Audience.Parties && !IsWithheld(d.Id)))
        {
            foreach (var party in Parties.Both.Where(p => p != document.By && !IsServed(document.Id, p)))
            {
                missing.Add(new Obstacle(ObstacleKind.Unserved, party, document.Id));
            }
        }

        missing.AddRange(
            Terms
                .Where(t => t.Kind == TermKind.Comment && (t.State == TermState.Stopped || t.Runs(o.Now, o.Calendar)))
                .Select(t => new Obstacle(ObstacleKind.CommentTermRuns, t.Party, t.Subject, t.Due))
        );
        return missing;
    }

    private Refusal? Handle(AddDocument c, ActContext o)
    {
        var by = o.Act.Party;
        if (by is not null && c.For == Audience.Internal)
        {
            return Refusal.Field("for", "BC-16", FieldReason.InternalIsForTheBody);
        }

        if (c.Matter is not null && !IsDeferralPut(c.Matter, by))
        {
            return Refusal.Field("matter", "BC-20", FieldReason.Unknown);
        }

        var document = new CaseDocument(c.Id, c.FileName, c.MediaType, c.Size, c.Sha256, c.For, by, o.Now, Late: false)
        {
            Removed = c.Removed,
        };
        Documents.Add(document);
        Record(new DocumentAdded(document));
        if (by is { } late && !(c.Matter is null ? InOwnTerm(late, o) : IsOpenOn(c.Matter, o)) && IsLateMatter(o))
        {
            return TakeLate(NewLateMatter<AddDocument>(o) with { Documents = [document.Id], Matter = c.Matter }, o);
        }

        if (c.Matter is not null)
        {
            BringOn([c.Matter], [document.Id]);
            return null;
        }

        if (by is { } bringing && TermsOnDeferrals(bringing, o) is { Count: > 0 } deferrals)
        {
            BringOn(deferrals.Select(t => t.Subject), [document.Id]);
        }
        else if (by is { } party && OtherSees(party))
        {
            ServeOn(party.Other(), document.Id, Named(document), o);
            BringLater(party, document, o);
        }

        return null;
    }

    // The respondent sees nothing before it is told of the case; the complainant sees its own case always.
    private bool OtherSees(Party bringing) => bringing == Party.Respondent || RespondentInformed;

    // Within its own running term a party's document belongs to the act that will name it; outside one it opens a term for the other at once (FP-1).
    private void BringLater(Party party, CaseDocument document, ActContext o)
    {
        if (!InOwnTerm(party, o) && (IsExamined || State == CaseState.SentToMember && party == Party.Complainant))
        {
            AttachTo([document.Id], Command.NameOf<AddDocument>(), o);
            OpenCommentTerm(party.Other(), TermStart.DocumentServed, o, document.Id);
        }
    }

    private bool InOwnTerm(Party party, ActContext o) =>
        Terms.Exists(t =>
            t.Party == party
            && t.Kind is TermKind.Response or TermKind.Comment or TermKind.Supply
            && t.Runs(o.Now, o.Calendar)
        );

    /// <summary>Whether the document can be served on that party now (FP-1); on a respondent only once it was told of the complaint.</summary>
    public bool AwaitsService(CaseDocument document, Party on) =>
        document.For == Audience.Parties
        && !IsWithheld(document.Id)
        && document.By != on
        && !IsServed(document.Id, on)
        && (on == Party.Complainant || RespondentInformed);

    /// <summary>Whether somebody is still to see to it that the document reaches that party. Where nobody decides on it any more that is so of what a forum said alone (BC-29).</summary>
    public bool IsStillToServe(CaseDocument document, Party on) =>
        State
            is CaseState.Final
                or CaseState.Closed
                or CaseState.Settled
                or CaseState.Withdrawn
                or CaseState.ReferredExternally
            ? JudgmentsNotDelivered.Contains((document, on))
            : AwaitsService(document, on);

    private void ServeOn(Party party, string what, string title, ActContext o, Channel channel = Channel.Portal)
    {
        if (!IsServed(what, party))
        {
            Services.Add(new Service(NextId("v"), what, party, channel, o.Today));
            Record(new DocumentServed(what, title, party));
        }
    }

    private Refusal? Handle(Serve c, ActContext o)
    {
        if (Document(c.Document!) is not { } document)
        {
            return Refusal.Field("document", "FP-1", FieldReason.Unknown);
        }

        if (document.For == Audience.Internal)
        {
            return Refusal.Field("document", "BC-16", FieldReason.InternalIsNeverServed);
        }

        if (State is CaseState.Final or CaseState.Closed)
        {
            return PutCondition(document, c.Party, o);
        }

        var to = Parties.Both.Where(p => (c.Party is null || c.Party == p) && AwaitsService(document, p)).ToList();
        if (to.Count == 0)
        {
            return Refusal.State("FP-1", RefusalReason.NothingToServe);
        }

        foreach (var party in to)
        {
            ServeOn(party, document.Id, Named(document), o);
            // What is served before the examination the committee relies on as well; where there is none, nobody decides on it.
            if (IsBeforeDecision && GoesToCommittee)
            {
                OpenCommentTerm(party, TermStart.DocumentServed, o, document.Id);
            }
        }

        return null;
    }

    private void CheckDocuments(Validation check, IReadOnlyList<string>? ids, string field, ActContext o)
    {
        foreach (var (id, i) in (ids ?? []).Select((id, i) => (id, i)))
        {
            var known =
                Document(id) is { For: Audience.Parties or Audience.Message, OfFormer: false } document
                && (document.By == o.Act.Party || document.By is null && o.Act.OnBehalfOf is not null);
            check.Require(known, $"{field}[{i}]", "BC-4", FieldReason.Unknown);
        }
    }

    // What staff scanned of a party's paper is that party's, once an act of that paper names it (FP-13).
    private void AttachTo(IReadOnlyList<string>? ids, string act, ActContext o, bool late = false)
    {
        if (!IsOfAnotherComplaint(act))
        {
            BringHere(ids ?? []);
            BringAttachments(ids ?? []);
            MediationDocuments.RemoveAll((ids ?? []).Contains);
        }

        foreach (var id in ids ?? [])
        {
            var i = Documents.FindIndex(d => d.Id == id);
            Documents[i] = Documents[i] with
            {
                AttachedTo = Documents[i].AttachedTo ?? act,
                By = Documents[i].By ?? o.Act.OnBehalfOf,
                Scanned = Documents[i].Scanned || Documents[i].By is null,
                Late = Documents[i].Late || late,
            };
            if (Documents[i].By is { } party && OtherSees(party) && !IsOfAnotherComplaint(id))
            {
                ServeOn(party.Other(), id, Named(Documents[i]), o);
            }
        }
    }

    /// <summary>
    /// The exhibit's number: per side, in the order in which the documents came into the file. Nothing that happens later changes it, and every reader of the file calls the document by it.
    /// Empty for a document that is not of this file.
    /// </summary>
    public string ExhibitOf(string id)
    {
        var letter = Document(id) is { } document ? SideOf(document) : ' ';
        var place =
            letter == ' ' ? 0 : Documents.Where(d => SideOf(d) == letter).TakeWhile(d => d.Id != id).Count() + 1;
        return place == 0 ? "" : letter + place.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The exhibit's number and the document's name, as it is called in letters and lists.</summary>
    public string Named(CaseDocument document) => $"{ExhibitOf(document.Id)} {document.Name}".Trim();

    /// <summary>What is numbered A, B, C or X; a paper that the body scanned keeps the number that it got then. What came with a message is no exhibit (FP-20).</summary>
    private static char SideOf(CaseDocument document) =>
        document switch
        {
            { For: Audience.Message } => ' ',
            { For: Audience.Internal, OfFormer: false } => 'X',
            { Scanned: true } => 'C',
            { By: Party.Complainant } => 'A',
            { By: Party.Respondent } => 'B',
            _ => 'C',
        };
}
