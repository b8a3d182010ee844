using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Documents, their service, and the comments they call for (FP-1, FP-11).</summary>
public sealed partial class Case
{
    private bool IsAdversarial => State is CaseState.SentToMember or CaseState.UnderExamination or CaseState.Hearing or CaseState.Deliberation;

    private bool IsExamined => State is CaseState.UnderExamination or CaseState.Hearing or CaseState.Deliberation;

    public CaseDocument? Document(string id) => Documents.Find(d => d.Id == id);

    public bool IsServed(string what, Party on) => Services.Exists(s => s.What == what && s.Party == on);

    /// <summary>What each party has not yet been served with, or may still comment on: while any is left, the file cannot be closed and nothing decided (FP-1).</summary>
    public IReadOnlyList<Missing> Unheard(Occasion o)
    {
        var missing = new List<Missing>();
        foreach (var document in Documents.Where(d => d.For == Audience.Parties))
        {
            foreach (var party in Parties.Both.Where(p => p != document.By && !IsServed(document.Id, p)))
            {
                missing.Add(new Missing("unserved", party, document.Id));
            }
        }

        missing.AddRange(Terms.Where(t => t.Kind == TermKind.Comment && t.Runs(o.Now, o.Calendar)).Select(t => new Missing("comment-term-runs", t.Party, t.Subject, t.Due)));
        return missing;
    }

    private Refusal? Add(AddDocument c, Occasion o)
    {
        var by = o.Act.Party;
        if (by is not null && c.For == Audience.Internal)
        {
            return Refusal.Field("for", "BC-16", "internal-is-for-the-body");
        }

        var document = new CaseDocument(c.Id, c.FileName, c.MediaType, c.Size, c.Sha256, c.For, by, o.Now, Late: false);
        Documents.Add(document);
        Record(new DocumentAdded(document));
        if (by is { } party && OtherSees(party))
        {
            ServeOn(party.Other(), document.Id, document.Name, o);
            BringLater(party, document, o);
        }

        return null;
    }

    // The respondent sees nothing before it is told of the case; the complainant sees its own case always.
    private bool OtherSees(Party bringing) => bringing == Party.Respondent || RespondentInformed;

    // Within its own running term a party's document belongs to the act that will name it; outside one it opens a term for the other at once (FP-1).
    private void BringLater(Party party, CaseDocument document, Occasion o)
    {
        var inTerm = Terms.Exists(t => t.Party == party && t.Kind is TermKind.Response or TermKind.Comment or TermKind.Supply && t.Runs(o.Now, o.Calendar));
        if (IsExamined && !inTerm)
        {
            InviteComment(party.Other(), TermEvents.DocumentServed, o, document.Id);
        }
    }

    private void ServeOn(Party party, string what, string title, Occasion o, Channel channel = Channel.Portal)
    {
        if (!IsServed(what, party))
        {
            Services.Add(new Service(NextId("v"), what, party, channel, o.Today));
            Record(new DocumentServed(what, title, party));
        }
    }

    private Refusal? ServeDocument(Serve c, Occasion o)
    {
        if (Document(c.Document!) is not { } document)
        {
            return Refusal.Field("document", "FP-1", "unknown");
        }

        if (document.For == Audience.Internal)
        {
            return Refusal.Field("document", "BC-16", "internal-is-never-served");
        }

        foreach (var party in Parties.Both.Where(p => p != document.By && (c.Party is null || c.Party == p) && !IsServed(document.Id, p)))
        {
            if (party == Party.Respondent && !RespondentInformed)
            {
                continue;
            }

            ServeOn(party, document.Id, document.Name, o);
            if (IsAdversarial)
            {
                InviteComment(party, TermEvents.DocumentServed, o, document.Id);
            }
        }

        return null;
    }

    private Refusal? CommentOn(Comment c, Occasion o)
    {
        var party = o.Party;
        var nothing = c.NothingToAdd == true;
        var own = Terms.Where(t => t.Kind == TermKind.Comment && t.Party == party && t.State == TermState.Running || t.Kind == TermKind.Comment && t.Party == party && o.Act.Arrived <= t.Due && t.State == TermState.Lapsed && t.Opened <= o.On).ToList();
        var check = new FieldCheck();
        check.Require(nothing || !string.IsNullOrWhiteSpace(c.Text) || c.Documents is { Count: > 0 }, "text", "FP-1", "text-or-nothing-to-add");
        check.Require(!nothing || string.IsNullOrWhiteSpace(c.Text), "text", "FP-1", "text-and-nothing-to-add");
        CheckDocuments(check, c.Documents, "documents", o);
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (nothing && own.Count == 0)
        {
            return Refusal.State("FP-1", "no-comment-term");
        }

        var late = own.Count == 0 && Terms.Exists(t => t.Kind == TermKind.Comment && t.Party == party && t.State == TermState.Lapsed);
        var comment = new CaseComment(NextId("c"), party, nothing ? null : c.Text, c.Documents ?? [], o.On, nothing, late);
        Comments.Add(comment);
        MarkBrought(c.Documents, comment.Id);
        foreach (var term in own)
        {
            Change(term, Met(term, o.On));
        }

        Record(new CommentMade(comment));
        if (!nothing)
        {
            ServeOn(party.Other(), comment.Id, "", o);
            if (own.Count == 0 || OpensAnother(own))
            {
                InviteComment(party.Other(), own.Count == 0 ? TermEvents.DocumentServed : TermEvents.CommentServed, o, comment.Id);
            }
        }

        return null;
    }

    // FP-1: the comment on the defence opens the respondent's one; a comment in any other term opens none.
    private static bool OpensAnother(IEnumerable<Term> own) => own.Any(t => t.Derivation.Event == TermEvents.DefenceServed);

    private void CheckDocuments(FieldCheck check, IReadOnlyList<string>? ids, string field, Occasion o)
    {
        foreach (var (id, i) in (ids ?? []).Select((id, i) => (id, i)))
        {
            var known = Document(id) is { For: Audience.Parties } document && document.By == o.Act.Party;
            check.Require(known, $"{field}[{i}]", "BC-4", "unknown");
        }
    }

    private void MarkBrought(IReadOnlyList<string>? ids, string by)
    {
        foreach (var id in ids ?? [])
        {
            var i = Documents.FindIndex(d => d.Id == id);
            if (Documents[i].BroughtBy is null)
            {
                Documents[i] = Documents[i] with { BroughtBy = by };
            }
        }
    }
}
