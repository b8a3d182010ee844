using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>The comments that served documents call for (FP-1).</summary>
public sealed partial class Case
{
    private Refusal? Handle(Comment c, ActContext o)
    {
        var party = o.Party;
        var nothing = c.NothingToAdd == true;
        var own = OwnCommentTerms(party, c, o);
        var apart = c.Matter is not null || own.Count > 0 && own.TrueForAll(t => IsOfAnotherComplaint(t.Subject));
        if (CheckComment(c, o) is { } no)
        {
            return no;
        }

        if (nothing && own.Count == 0)
        {
            return Refusal.State("FP-1", RefusalReason.NoCommentTerm);
        }

        if (own.Count == 0 && IsLateMatter(o))
        {
            var matter = NewLateMatter<Comment>(o) with { Text = Given(c.Text), Matter = c.Matter };
            return TakeLate(matter with { Documents = c.Documents ?? [] }, o);
        }

        // FP-13: a decision that was proposed without what had arrived in time falls.
        if (own.Exists(t => t.State == TermState.Lapsed))
        {
            DropProposedDecision("arrived-in-time");
        }

        var late = own.Count == 0 && CommentTermIsOver(party, c.Matter, o.On);
        var documents = (c.Documents ?? []).Union(Unnamed(c, own, apart, o)).ToList();
        var comment = new CaseComment(NextId("c"), party, nothing ? null : c.Text, documents, o.On, nothing, late);
        Comments.Add(comment);
        var brings = comment.Documents.Any(id => Document(id) is { AttachedTo: null });
        if (apart)
        {
            BringApart(comment, c.Matter is null ? own.Select(t => t.Subject) : [c.Matter]);
        }

        AttachTo(comment.Documents, comment.Id, o, late);
        foreach (var term in own)
        {
            Change(term, Fulfilled(term, o.On));
        }

        Record(new CommentMade(comment));
        if (!apart)
        {
            ServeComment(comment, own, brings, o);
        }

        return null;
    }

    // BC-16: what the other was served with already it knows; what was uploaded in Deliberation for this answer is no late matter of this complaint.
    private void BringApart(CaseComment answer, IEnumerable<string?> matters)
    {
        BringOn(matters, [answer.Id, .. answer.Documents.Where(id => !IsServed(id, answer.By.Other()))]);
        LateSubmissions.RemoveAll(s =>
            s.Party == answer.By
            && s.State == LateState.Waiting
            && s.Act == Command.NameOf<AddDocument>()
            && s.Documents.All(answer.Documents.Contains)
        );
    }

    // What was uploaded for this comment within its term, and is not named in it.
    private IEnumerable<string> Unnamed(Comment c, List<Term> own, bool apart, ActContext o) =>
        own.Count == 0
            ? []
            : UploadedIn(o.Party, own.Min(t => t.Opened), apart, o)
                .Where(id => c.Matter is null || MattersPut.Exists(m => m.Id == c.Matter && m.Brought.Contains(id)));

    // What is put to a party of another complaint has its answer apart; while any other term is open for words that name no matter, they are an answer to that one. Who has nothing to add says so to all.
    private List<Term> OwnCommentTerms(Party party, Comment c, ActContext o)
    {
        var open = Terms.FindAll(t => t.Kind == TermKind.Comment && t.Party == party && IsOpenFor(t, o));
        return c.Matter is not null ? open.FindAll(t => t.Subject == c.Matter)
            : c.NothingToAdd == true || open.TrueForAll(t => IsOfAnotherComplaint(t.Subject)) ? open
            : open.FindAll(t => !IsOfAnotherComplaint(t.Subject));
    }

    private void ServeComment(CaseComment comment, List<Term> own, bool brings, ActContext o)
    {
        if (!comment.NothingToAdd && OtherSees(comment.By))
        {
            ServeOn(comment.By.Other(), comment.Id, "", o);
        }

        if (!comment.NothingToAdd || comment.Documents.Count > 0)
        {
            OpenNextCommentTerm(comment, own, brings, o);
        }
    }

    private void OpenNextCommentTerm(CaseComment comment, List<Term> own, bool brings, ActContext o)
    {
        if (IsBeforeDecision && OtherSees(comment.By) && NextCommentTermFor(own, brings) is { } start)
        {
            OpenCommentTerm(comment.By.Other(), start, o, comment.Id);
        }
    }

    private Refusal? CheckComment(Comment c, ActContext o)
    {
        var nothing = c.NothingToAdd == true;
        var check = new Validation();
        check.Require(
            nothing || !string.IsNullOrWhiteSpace(c.Text) || c.Documents is { Count: > 0 },
            "text",
            "FP-1",
            FieldReason.TextOrNothingToAdd
        );
        check.Require(
            !nothing || string.IsNullOrWhiteSpace(c.Text) && c.Documents is not { Count: > 0 },
            "text",
            "FP-1",
            FieldReason.TextAndNothingToAdd
        );
        check.Require(c.Matter is null || IsDeferralPut(c.Matter, o.Party), "matter", "BC-20", FieldReason.Unknown);
        CheckDocuments(check, c.Documents, "documents", o);
        return check.Refusal;
    }

    private bool CommentTermIsOver(Party party, string? matter, DateOnly on) =>
        Terms.Exists(t =>
            t.Kind == TermKind.Comment
            && t.Party == party
            && (matter is null ? t.State is TermState.Lapsed or TermState.Running : t.Subject == matter)
            && t.Due < on
        );

    // Paper that arrived in time counts in its term, though it is entered when the term has lapsed (FP-13).
    private static bool IsOpenFor(Term term, ActContext o) =>
        term.Opened <= o.On
        && !term.IsTooLate(o.On)
        && (!term.IsOver || term.State == TermState.Lapsed && o.Act.Arrived is not null);

    // What a party uploads within its term and names in no act it brought all the same (FP-1).
    private List<string> UploadedIn(Party party, DateOnly since, bool onDeferrals, ActContext o) =>
        [
            .. Documents
                .Where(d =>
                    d.By == party
                    && d.For == Audience.Parties
                    && d.AttachedTo is null
                    && IsOfAnotherComplaint(d.Id) == onDeferrals
                    && o.Calendar.Day(d.AddedAt) >= since
                )
                .Select(d => d.Id),
        ];

    // FP-1: the comment on the defence opens the respondent's one. In any other term words open none, but a document that was in no act before opens one more for who has not seen it.
    private static TermStart? NextCommentTermFor(List<Term> own, bool documents) =>
        own.Count == 0 ? TermStart.DocumentServed
        : own.Any(t => t.Derivation.Event == TermStart.DefenceServed) ? TermStart.CommentServed
        : documents ? TermStart.DocumentServed
        : null;
}
