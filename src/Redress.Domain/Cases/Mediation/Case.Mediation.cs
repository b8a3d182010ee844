using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Mediation, settlement, and the referral to an external committee (BC-10, BC-11, FP-5, WK-2).</summary>
public sealed partial class Case
{
    private Refusal? Handle(StartMediation _, ActContext o)
    {
        DropProposedDecision("mediation-started");
        Fulfil(TermKind.Refusal, o.Today);
        InformRespondent(o);
        Record(new MediationStarted());
        NoteMediator(AssignedTo is { Role: Role.Secretary } secretary ? secretary.Id : o.Act.By.Id);
        return null;
    }

    private void InformRespondent(ActContext o)
    {
        RespondentInformed = true;
        ToldToReportAddress = [.. ToldToReportAddress.Union([Party.Respondent])];
        ServeOn(Party.Respondent, ServiceSubject.Complaint, "", o);
        // FP-21: what was said in mediation was said to who was the respondent then.
        foreach (
            var document in Documents
                .Where(d =>
                    d.By == Party.Complainant && d.For == Audience.Parties && !MediationDocuments.Contains(d.Id)
                )
                .ToList()
        )
        {
            ServeOn(Party.Respondent, document.Id, Named(document), o);
        }

        // FP-3: and what it said on a ground of refusal that was put to it.
        foreach (var comment in Comments.Where(x => x is { By: Party.Complainant, NothingToAdd: false }).ToList())
        {
            ServeOn(Party.Respondent, comment.Id, "", o);
        }

        // FP-1: what the complainant answered at intake belongs to its complaint.
        foreach (var item in Asked.Where(a => !a.Open).ToList())
        {
            ServeOn(Party.Respondent, ServiceSubject.Item(item.Id), "", o);
        }
    }

    private Refusal? Handle(Propose c, ActContext o)
    {
        var check = new Validation();
        CheckPromise(check, c.Amount, c.By, "", o);
        CheckTerms(check, c.Terms, "terms", o);
        check.Require(
            c.Counters is null || Proposals.Exists(p => p.Id == c.Counters && p.From != o.Party),
            "counters",
            "BC-10",
            FieldReason.Unknown
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        var proposal = new Proposal(NextId("p"), o.Party, c.Text!, c.Amount, c.By, o.On, ProposalState.Open)
        {
            Terms = Promised(c.Terms),
            Counters = c.Counters,
        };
        Proposals.Add(proposal);
        var reflection = Open(
            new(TermKind.Reflection, o.Party.Other(), proposal.Id),
            TermStart.ProposalMade,
            o.Today,
            o
        );
        Record(new ProposalMade(proposal, reflection));
        return null;
    }

    private Refusal? Handle(AcceptProposal c, ActContext o)
    {
        if (OpenProposalTo(o.Party, c.Proposal) is not { } proposal)
        {
            return Refusal.Field("proposal", "BC-10", FieldReason.Unknown);
        }

        var reflection = RunningTerm(TermKind.Reflection, o.Party, proposal.Id);
        if (reflection is not null && o.On <= reflection.Due && c.Sooner != true)
        {
            return Refusal.State(
                "FP-5",
                RefusalReason.TimeToReflectRuns,
                new Obstacle(ObstacleKind.TimeToReflect, o.Party, proposal.Id, reflection.Due)
            );
        }

        if (c.Told != true)
        {
            return Refusal.Field("told", "FP-5", FieldReason.MustBeTold);
        }

        Answered(proposal, ProposalState.Accepted, null, o);
        SettleWith(
            new Settlement(proposal.Text, proposal.Amount, proposal.By, o.On, proposal.Id) { Agreed = proposal.Terms },
            o
        );
        return null;
    }

    private Refusal? Handle(DeclineProposal c, ActContext o)
    {
        if (OpenProposalTo(o.Party, c.Proposal) is not { } proposal)
        {
            return Refusal.Field("proposal", "BC-10", FieldReason.Unknown);
        }

        var declined = Answered(proposal, ProposalState.Declined, c.Reason, o);
        Fulfil(TermKind.Reflection, o.On, o.Party, proposal.Id);
        Record(new ProposalDeclined(declined));
        return null;
    }

    private Refusal? Handle(WithdrawProposal c, ActContext o)
    {
        if (OpenProposalTo(o.Party.Other(), c.Proposal) is not { } proposal)
        {
            return Refusal.Field("proposal", "BC-10", FieldReason.Unknown);
        }

        var withdrawn = Answered(proposal, ProposalState.Withdrawn, null, o);
        Fulfil(TermKind.Reflection, o.On, o.Party.Other(), proposal.Id);
        Record(new ProposalWithdrawn(withdrawn));
        return null;
    }

    /// <summary>The last open proposal that this party can answer; of the other party.</summary>
    public Proposal? OpenProposalTo(Party party, string? id = null) =>
        Proposals.LastOrDefault(p => p.State == ProposalState.Open && p.From != party && (id is null || p.Id == id));

    private Proposal Answered(Proposal proposal, ProposalState state, string? reason, ActContext o)
    {
        var answered = proposal with { State = state, AnsweredOn = o.On, Reason = reason };
        Proposals[Proposals.FindIndex(p => p.Id == proposal.Id)] = answered;
        return answered;
    }

    private void ExpireOpenProposals()
    {
        for (var i = 0; i < Proposals.Count; i++)
        {
            Proposals[i] =
                Proposals[i].State == ProposalState.Open
                    ? Proposals[i] with
                    {
                        State = ProposalState.Overtaken,
                    }
                    : Proposals[i];
        }
    }

    private Refusal? Handle(Settle c, ActContext o)
    {
        var check = new Validation();
        CheckTerms(check, c.Agreed, "agreed", o);
        check.Require(c.Proposal is null != c.Document is null, "document", "FP-5", FieldReason.ProposalOrDocument);
        check.Require(
            c.Proposal is null || Proposals.Exists(p => p.Id == c.Proposal && p.State == ProposalState.Accepted),
            "proposal",
            "FP-5",
            FieldReason.NotAccepted
        );
        CheckAgreement(check, c.Document, o);
        if (check.Refusal is { } no)
        {
            return no;
        }

        if (c.Document is { } agreement)
        {
            KeepInMediation(agreement);
        }

        SettleWith(
            new Settlement(c.Terms!, null, null, o.On, c.Proposal)
            {
                Agreed = Promised(c.Agreed),
                Document = c.Document,
            },
            o
        );
        return null;
    }

    private Refusal? Handle(DeclineMediation c, ActContext o)
    {
        LeaveMediation(
            TermStart.MediationDeclined,
            o.On,
            o,
            o.Party,
            string.IsNullOrWhiteSpace(c.Reason) ? null : c.Reason
        );
        return null;
    }

    // FP-23: whichever way the parties' own time ends, the body says within its term how the case goes on.
    private void LeaveMediation(TermStart because, DateOnly on, ActContext o, Party? by = null, string? reason = null)
    {
        Fulfil(TermKind.Mediation, o.Today);
        Record(new MediationOver(Open(new(TermKind.GoOn, null), because, on, o), by, reason));
    }

    // FP-24: what was an exhibit before an act of the mediation named it stays one.
    private void KeepInMediation(string document)
    {
        if (Document(document) is { AttachedTo: null } && !MediationDocuments.Contains(document))
        {
            MediationDocuments.Add(document);
        }
    }

    // What both signed is no exhibit of one: it may have come from either, or to the body.
    private void CheckAgreement(Validation check, string? document, ActContext o) =>
        check.Require(
            document is null || Document(document) is { For: Audience.Parties },
            "document",
            "FP-5",
            FieldReason.Unknown
        );

    /// <summary>The last day on which the dispute can be put to the external committee; null where it never could (WK-2).</summary>
    public DateOnly? ReferableUntil(Rulebook rulebook) =>
        rulebook.Has(Stage.ExternalReferral) && Respondent.IsMember && rulebook.Referral is { } rule
            ? rule.Within.From(FiledOn)
            : null;

    private Refusal? Handle(EndMediation c, ActContext o)
    {
        if (ReferableUntil(o.Rulebook) >= o.Today && c.NoReferral != true)
        {
            return Refusal.State("BC-11", RefusalReason.MediationGoesOnElsewhere);
        }

        Record(new MediationFailed(c.Reason!));
        EndCase(CloseReason.MediationFailed, o);
        return null;
    }

    private Refusal? Handle(ReferExternally c, ActContext o)
    {
        var rule = o.Rulebook.Referral!;
        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "WK-2", FieldReason.InTheFuture);
        check.Require(
            c.On >= FiledOn && c.On <= rule.Within.From(FiledOn),
            "on",
            "WK-2",
            FieldReason.OutsideReferralWindow,
            rule.Within.From(FiledOn)
        );
        check.Require(
            c.On >= rule.AfterShopContact.From(Contact.ContactedOn ?? FiledOn),
            "on",
            "WK-2",
            FieldReason.ShopNotGivenItsTime
        );
        if (check.Refusal is { } no)
        {
            return no;
        }

        Referral = new Referral(c.Body!, c.Reference!, c.On!.Value);
        CloseAllTerms(o.On);
        ExpireOpenProposals();
        Record(new DisputeReferred(Referral));
        return null;
    }
}
