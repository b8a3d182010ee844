using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What comes in Deliberation (FP-7): both parties have the same door, and the committee says what becomes of it.</summary>
public sealed partial class Case
{
    public LateSubmission? WaitingSubmission(string? id = null) =>
        LateSubmissions.Find(s => s.State == LateState.Waiting && (id is null || s.Id == id));

    /// <summary>Whether the document came in Deliberation and was not admitted, so that it is no exhibit that anybody is served or relies on; or is of another complaint (BC-16), or of the mediation (FP-24).</summary>
    public bool IsWithheld(string document) =>
        IsOfAnotherComplaint(document)
        || MediationDocuments.Contains(document)
        || LateSubmissions.Exists(s => s.State != LateState.Admitted && s.Documents.Contains(document));

    // Paper that arrived while the file was still open is not late, on whatever day it is entered (FP-13); a decision that was proposed without it falls.
    private bool IsLateMatter(ActContext o)
    {
        if (State != CaseState.Deliberation)
        {
            return false;
        }

        if (o.Act.Arrived is { } arrived && arrived <= FileClosedOn)
        {
            DropProposedDecision("arrived-in-time");
            return false;
        }

        return true;
    }

    private LateSubmission NewLateMatter<TCommand>(ActContext o)
        where TCommand : Command =>
        new(NextId("l"), o.Party, Command.NameOf<TCommand>(), o.Now, o.On, LateState.Waiting);

    private Refusal? TakeLate(LateSubmission matter, ActContext o)
    {
        // A document that was uploaded for this act belongs to it; what the other has been served with already is no late matter.
        var own = LateSubmissions.FindAll(s =>
            s.Party == matter.Party
            && s.State == LateState.Waiting
            && s.Act == Command.NameOf<AddDocument>()
            && s.Documents.All(matter.Documents.Contains)
        );
        var taken = matter with
        {
            Id = own.Count > 0 ? own[0].Id : matter.Id,
            Documents =
            [
                .. matter
                    .Documents.Distinct()
                    .Where(id =>
                        !IsServed(id, matter.Party.Other())
                        && !(matter.Matter is not null && WasBroughtApart(id))
                        && !LateSubmissions.Exists(s => !own.Contains(s) && s.Documents.Contains(id))
                    ),
            ],
        };
        BringAttachments(taken.Documents);
        LateSubmissions.RemoveAll(own.Contains);
        LateSubmissions.Add(taken);
        Attach(taken, taken.Id, o);
        if (taken.Matter is not null)
        {
            BringOn([taken.Matter], taken.Documents);
        }

        Record(new LateMatterReceived(taken));
        return null;
    }

    // What came on a deferral while that was open the committee relies on already.
    private bool WasBroughtApart(string document) =>
        IsOfAnotherComplaint(document) && !LateSubmissions.Exists(s => s.Documents.Contains(document));

    // Whose paper the body scanned it says here, as for any act (FP-13).
    private void Attach(LateSubmission matter, string to, ActContext o)
    {
        foreach (var i in matter.Documents.Select(id => Documents.FindIndex(d => d.Id == id)))
        {
            Documents[i] = Documents[i] with
            {
                AttachedTo = to,
                By = Documents[i].By ?? o.Act.OnBehalfOf,
                Scanned = Documents[i].Scanned || Documents[i].By is null,
                Late = true,
            };
        }
    }

    private Refusal? Handle(AdmitLate c, ActContext o)
    {
        if (WaitingSubmission(c.Submission) is not { } matter)
        {
            return Refusal.Field("submission", "FP-7", FieldReason.Unknown);
        }

        DropProposedDecision("late-matter-admitted");
        Admit(matter, c.Reason, o);
        return null;
    }

    private Refusal? Handle(SetAsideLate c, ActContext o)
    {
        if (WaitingSubmission(c.Submission) is not { } matter)
        {
            return Refusal.Field("submission", "FP-7", FieldReason.Unknown);
        }

        Record(new LateMatterDecided(Decided(matter, LateState.SetAside, c.Reason, o)));
        return null;
    }

    private LateSubmission Decided(LateSubmission matter, LateState state, string? reason, ActContext o)
    {
        var decided = matter with { State = state, DecidedOn = o.Today, Reason = reason };
        LateSubmissions[LateSubmissions.FindIndex(s => s.Id == matter.Id)] = decided;
        return decided;
    }

    // Admitted, it is matter like any other: served on the other party, which has one term to comment; on a deferral of another complaint it is the committee's alone (BC-16).
    private void Admit(LateSubmission matter, string? reason, ActContext o)
    {
        Record(new LateMatterDecided(Decided(matter, LateState.Admitted, reason, o)));
        if (matter.WishToBeHeard)
        {
            HearingRequests.Add(new HearingRequest(matter.On));
            Record(new HearingRequested());
        }

        if (!matter.Brings)
        {
            return;
        }

        if (matter.Matter is null)
        {
            BringHere(matter.Documents);
        }

        var start = IsDefenceItself(matter.Defence) ? TermStart.DefenceServed : TermStart.LateMatterAdmitted;
        var (act, subject) = Bring(matter, o);
        Attach(matter, act, o);
        if (matter.Matter is not null)
        {
            return;
        }

        foreach (var id in matter.Documents)
        {
            ServeOn(matter.Party.Other(), id, Named(Document(id)!), o);
        }

        OpenCommentTerm(matter.Party.Other(), start, o, subject);
    }

    // By what its documents came, and by which name its term goes.
    private (string Act, string Subject) Bring(LateSubmission matter, ActContext o)
    {
        var then = o with { Act = o.Act with { Arrived = matter.On } };
        if (matter.Act == Command.NameOf<Respond>())
        {
            Deliver(
                new Respond(matter.Answer, matter.Defence, matter.Messages, Text: matter.NoMessages),
                late: true,
                then
            );
            return (matter.Act, ServiceSubject.Defence);
        }

        if (matter.Act == Command.NameOf<SupplyInformation>())
        {
            Answer(matter.Items, late: true, then);
            ServeItems(matter.Items, o);
            return (matter.Act, ServiceSubject.Items);
        }

        if (matter.Act == Command.NameOf<Comment>())
        {
            var comment = new CaseComment(
                NextId("c"),
                matter.Party,
                matter.Text,
                matter.Documents,
                matter.On,
                NothingToAdd: false,
                Late: true
            );
            Comments.Add(comment);
            if (matter.Matter is null)
            {
                ServeOn(matter.Party.Other(), comment.Id, "", o);
            }
            else
            {
                BringOn([matter.Matter], [comment.Id]);
            }

            return (comment.Id, comment.Id);
        }

        return (matter.Matter ?? matter.Act, matter.Documents[0]);
    }

    // What waits besides is admitted with the file that is open again (FP-7).
    internal void ReopenToHear(ActContext o)
    {
        DropProposedDecision("late-matter-admitted");
        AdmitAllThatWaits(o);
    }

    private void AdmitAllThatWaits(ActContext o)
    {
        while (WaitingSubmission() is { } matter)
        {
            Admit(matter, null, o);
        }
    }

    /// <summary>FP-7: what still waits when the decision is confirmed counts as set aside, and the decision says so.</summary>
    private IReadOnlyList<LateMatterSetAside> SetAsideAllThatWaits(ActContext o)
    {
        while (WaitingSubmission() is { } matter)
        {
            Decided(matter, LateState.SetAside, null, o);
        }

        return
        [
            .. LateSubmissions
                .Where(s => s.State == LateState.SetAside)
                .Select(s => new LateMatterSetAside(s.Party, s.On)),
        ];
    }
}
