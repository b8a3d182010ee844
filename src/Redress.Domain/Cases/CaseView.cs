using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>Who sees what of one case (BC-16, FP-12). Its twin for sets of cases is the storage's filter; a test holds the two together.</summary>
public static class CaseView
{
    /// <summary>Whether this case exists for the actor at all. What one may not see is answered like what does not exist.</summary>
    public static bool MaySee(Case c, Actor by) =>
        by.Role switch
        {
            Role.Clock => true,
            Role.Secretary or Role.Appeals => by.WorksFor(c.Scheme),
            // BC-15, FP-12: who has no running mandate, stepped back, or declared an interest in a party finds the case nowhere.
            Role.Committee => by.WorksFor(c.Scheme) && by.CommitteeSchemes.Contains(c.Scheme) && !c.IsHiddenFrom(by),
            Role.Complainant => by.Id == ComplainantId(c.Number),
            Role.Respondent => c.RespondentInformed
                && (
                    by.MemberId is not null
                        ? c.Respondent.MemberId is { } member && by.MemberIds.Contains(member)
                        : !c.Respondent.IsMember && by.Id == RespondentId(c.Number)
                ),
            // The administrator reads no file; nor does the supervisory committee (BC-43).
            _ => false,
        };

    private static readonly HashSet<Type> OfAdministrator =
    [
        typeof(ConfirmHold),
        typeof(RejectHold),
        typeof(ReleaseHold),
    ];

    /// <summary>Whether this act on the case is there for the actor at all: on a case that it may see; an administrator, who opens no file, knows of a hold by its number and reason alone (FP-18).</summary>
    public static bool MayTouch(Case c, Actor by, Type command) =>
        MaySee(c, by)
        || by.Role == Role.Administrator
            && OfAdministrator.Contains(command)
            && (c.Hold is not null || c.ProposedHold is not null);

    /// <summary>Who is in the closed session (BC-15, BC-16): the committee's members on this case without an interest of their own, and the secretary where it is the clerk.</summary>
    public static bool MayDeliberate(Case c, Actor by, Rulebook rulebook) =>
        MaySee(c, by)
        && c.GoesToCommittee
        && by.Role switch
        {
            // FP-12: whom a party objected to takes no part until that is decided; nor, until then, whom it may still object to; nor who decided what a forum remitted (BC-29).
            Role.Committee => !c.IsChallenged(by.Id)
                && !c.DecidedBefore(by.Id)
                && c.ObjectionTermsTo(by.Id, rulebook.Working).Count == 0,
            // FP-24: who mediated drafts no decision.
            Role.Secretary => rulebook.Deliberation.Clerk && !c.Mediators.Contains(by.Id),
            _ => false,
        };

    /// <summary>The identity of whoever holds the tracking code of the complainant.</summary>
    public static string ComplainantId(string number) => $"complainant:{number}";

    /// <summary>The identity of whoever holds the code of a respondent without a user.</summary>
    public static string RespondentId(string number) => $"respondent:{number}";

    /// <summary>The exhibits; what came with a message is none (FP-20).</summary>
    public static IEnumerable<CaseDocument> Documents(Case c, Actor by) =>
        by.Party is { } party
            ? c.Documents.Where(d => d.For == Audience.Parties && (d.By == party || c.IsServed(d.Id, party)))
        : by.Role == Role.Committee
            ? c.Documents.Where(d => d.For != Audience.Message && !c.MediationDocuments.Contains(d.Id))
        : c.Documents.Where(d => d.For != Audience.Message);

    public static bool SeesDocument(Case c, Actor by, string id) =>
        MaySee(c, by)
        && (
            Documents(c, by).Any(d => d.Id == id)
            || Attachments(c, by).Any(d => d.Id == id)
            || Conversation(c, by).Any(m => m.Documents.Contains(id))
        );

    /// <summary>What came for a message and was not sent with one yet, for who brought it.</summary>
    public static IEnumerable<CaseDocument> Attachments(Case c, Actor by) =>
        by.Party is null && by.Role != Role.Secretary
            ? []
            : c.Documents.Where(d =>
                d is { For: Audience.Message, AttachedTo: null, OfFormer: false } && d.By == by.Party
            );

    /// <summary>
    /// A message is for those for whom it was meant (FP-20): what a party and the secretary write, for the two, and for who handles appeals; what goes to the other party, for both and the secretary;
    /// a private word, for the party and the mediator. Who decides reads none of it (FP-1, FP-24).
    /// </summary>
    public static IEnumerable<ConversationMessage> Conversation(Case c, Actor by) =>
        Written(c, by)
            .Where(m =>
                by.Party is { } party ? m.With == party || m.To == MessageTo.OtherParty
                : m.To == MessageTo.Mediator ? by.Role == Role.Secretary && (by.Id == m.Mediator || by.Id == c.Mediator)
                : by.Role == Role.Secretary || by.Role == Role.Appeals && !m.InMediation
            );

    // FP-21: what went between a former respondent and the others is read by those who wrote it or to whom it was written, and by nobody who came after it.
    private static List<ConversationMessage> Written(Case c, Actor by) =>
        by.Party == Party.Respondent
            ? c.Conversation
            : [.. c.FormerRespondents.SelectMany(f => f.Conversation).Concat(c.Conversation).OrderBy(m => m.At)];

    /// <summary>FP-21, FP-24: who was the respondent before, with what it said and what was said to it, is for the secretary alone.</summary>
    public static IEnumerable<FormerRespondent> FormerRespondents(Case c, Actor by) =>
        by.Role == Role.Secretary ? c.FormerRespondents : [];

    /// <summary>What was asked of the complainant, with the answers; the respondent gets each once it was served on it (FP-1).</summary>
    public static IEnumerable<AskedItem> Items(Case c, Actor by) =>
        by.Party is Party.Respondent
            ? c.Asked.Where(a => c.IsServed(ServiceSubject.Item(a.Id), Party.Respondent))
            : c.Asked;

    /// <summary>Late matter is for the body and for who sent it; the other party gets it when it is admitted (FP-7).</summary>
    public static IEnumerable<LateSubmission> LateSubmissions(Case c, Actor by) =>
        by.Party is { } party ? c.LateSubmissions.Where(s => s.Party == party) : c.LateSubmissions;

    /// <summary>The complainant learns nothing of another complaint: of no deferral that is put to the member, nor of what the member says on it (BC-16, BC-20).</summary>
    public static bool IsOfAnotherComplaint(Case c, Actor by, string? subject) =>
        by.Party == Party.Complainant && c.IsOfAnotherComplaint(subject);

    /// <summary>What was put to a party is for that party; a ground of refusal concerns both, and the complainant hears of no deferral, which is of another complaint (FP-3, BC-16).</summary>
    public static IEnumerable<MatterPut> MattersPut(Case c, Actor by) =>
        by.Party is { } party ? c.MattersPut.Where(m => m.Party == party || m.What == PutMatter.Ground) : c.MattersPut;

    /// <summary>A party sees its own comments, and each of the other's once it was served on it (FP-1); that the other has nothing to add is no argument.</summary>
    public static IEnumerable<CaseComment> Comments(Case c, Actor by) =>
        by.Party is { } party
            ? c.Comments.Where(x =>
                x.By == party || (x.NothingToAdd || c.IsServed(x.Id, party)) && !IsOfAnotherComplaint(c, by, x.Id)
            )
            : c.Comments;

    /// <summary>That message if a party wrote it and the reader sees it; without an id, any.</summary>
    public static ConversationMessage? MessageOfAParty(Case c, Actor by, string? id) =>
        ConversationNow(c, by).FirstOrDefault(m => m.From is not null && (id is null || m.Id == id));

    /// <summary>What the reader sees of the conversation with who are the parties now.</summary>
    public static IEnumerable<ConversationMessage> ConversationNow(Case c, Actor by) =>
        Conversation(c, by).Where(c.Conversation.Contains);

    /// <summary>The terms that the reader sees.</summary>
    public static IEnumerable<Term> Terms(Case c, Actor by) =>
        by.Party is { } party ? Terms(c, party)
        : by.Role != Role.Committee ? c.Terms
        // FP-24: that there is an offer to reflect upon is the mediation's, and so is why the parties went on with it.
        : c.Terms.Where(t => !IsOfMediation(t.Kind)).Select(t => t.Kind == TermKind.Mediation ? WithoutReasons(t) : t);

    /// <summary>The terms a party sees: its own, the other's that it waits for, and the body's towards both. An inner term of the body it does not.</summary>
    public static IEnumerable<Term> Terms(Case c, Party party) =>
        c.Terms.Where(t =>
            !(party == Party.Complainant && c.IsOfAnotherComplaint(t.Subject))
            && (
                t.Party == party
                || t.Kind is TermKind.Outcome or TermKind.Hearing or TermKind.Response
                // That it wrote is a party's own affair.
                || t.Kind == TermKind.Message && c.Conversation.Exists(m => m.Id == t.Subject && m.From == party)
                || t.Kind is TermKind.LateAppeal or TermKind.Abandonment
                || t.Kind is TermKind.FirstStep or TermKind.Mediation or TermKind.GoOn or TermKind.Bringing
                || t.Kind == TermKind.Refund && RefundedTo(c, t) == party
                || t.Party is not null
                    && t.Kind is TermKind.Comment or TermKind.Deposit or TermKind.Choice or TermKind.Successor
            )
        );

    /// <summary>The terms a reader sees that run now, soonest first.</summary>
    public static IReadOnlyList<Term> RunningTerms(Case c, Actor by) =>
        [.. Terms(c, by).Where(t => t.State == TermState.Running).OrderBy(t => t.Due).ThenBy(t => t.Kind)];

    /// <summary>Whether such a term is kept from the committee, and so from every list that it shares with others (FP-24): that one reflects, or wrote something (FP-20).</summary>
    public static bool IsOfMediation(TermKind kind) => kind is TermKind.Reflection or TermKind.Message;

    /// <summary>Whether that reader of the body may be told of such a term at all (FP-24).</summary>
    public static bool IsTold(Actor by, TermKind kind) => by.Role != Role.Committee || !IsOfMediation(kind);

    private static Term WithoutReasons(Term term) =>
        term with
        {
            Derivation = term.Derivation with
            {
                Extensions = [.. term.Derivation.Extensions.Select(e => e with { Reason = "" })],
            },
        };

    /// <summary>What was offered in mediation, with the reasons, stays in mediation: no member of the committee sees it (FP-24).</summary>
    public static IReadOnlyList<Proposal> Proposals(Case c, Actor by) => by.Role == Role.Committee ? [] : c.Proposals;

    /// <summary>What was agreed is what was offered, and stays in mediation as well (FP-24).</summary>
    public static Settlement? Settlement(Case c, Actor by) => by.Role == Role.Committee ? null : c.Settlement;

    private static Party? RefundedTo(Case c, Term refund) =>
        c.FindAppeal(refund.Subject)?.Party
        ?? (c.AllSanctions.Any(s => s.Id == refund.Subject) ? Party.Respondent : (Party?)null)
        ?? Parties.Both.Select(p => (Party?)p).FirstOrDefault(p => refund.Subject == Case.PaidAheadBy(p!.Value));

    /// <summary>What was paid before an appeal is between the payer and the body (BC-26).</summary>
    public static IEnumerable<PaidAhead> PaidAhead(Case c, Actor by) =>
        by.Party is { } party ? c.PaidAhead.Where(p => p.Party == party) : c.PaidAhead;

    /// <summary>
    /// A party sees the decision once it was notified to it; drafts and proposals never (BC-16, BC-18).
    /// The complainant reads that a deferred sanction takes effect, and not of which other complaint: that case is not its own.
    /// </summary>
    public static Decision? Decision(Case c, Actor by) =>
        by.Party is { } party
            ? c.Decision is { State: DecisionState.Pronounced } d
            && (c.Notification(party) is not null || c.AwaitsRightAddress(party))
                ? d with
                {
                    Sanctions = [.. d.Sanctions.Select(s => AsTold(AsNotified(c, s, party), party))],
                    Activates =
                        party == Party.Complainant
                            ? [.. d.Activates.Select(a => a with { Case = null, Sanction = null })]
                            : d.Activates,
                }
                : null
            : c.Decision;

    // BC-16: that another decision names the deferral is the member's and the body's; to this complainant it runs until it is effective.
    private static Sanction AsTold(Sanction s, Party party) =>
        party == Party.Complainant && s.State == SanctionState.Named
            ? s with
            {
                State = SanctionState.Deferred,
                NamedBy = null,
            }
            : s;

    // BC-19: of a finding on a condition a party learns by its notification; what was only proposed stays with the body (BC-16).
    private static Sanction AsNotified(Case c, Sanction fine, Party party) =>
        fine.Established switch
        {
            null or { State: FindingState.Annulled } => fine,
            { State: FindingState.Confirmed } when c.ConditionNotification(fine, party) is not null => fine,
            { State: FindingState.Confirmed } when fine.IsEffective => fine with
            {
                Established = null,
                State = SanctionState.Conditional,
                DueOn = null,
            },
            _ => fine with { Established = null },
        };

    /// <summary>The decisions that a forum set aside, for the body and for each party to which they had been notified: history (BC-29).</summary>
    public static IEnumerable<Decisions.Decision> EarlierDecisions(Case c, Actor by) =>
        c
            .EarlierDecisions.Where(d => by.Party is not { } party || WasNotifiedOf(c, d.Id, party))
            .Select(d => by.Party == Party.Complainant ? d with { Activates = [] } : d);

    private static bool WasNotifiedOf(Case c, string earlier, Party party) =>
        c.Services.Exists(s => s.OfEarlier == earlier && s.Party == party);

    /// <summary>Of an appeal a party learns once it knows what is appealed.</summary>
    public static IEnumerable<Appeal> Appeals(Case c, Actor by) =>
        by.Party is { } party
            ? c.Appeals.Where(a =>
                a.AgainstEarlier is { } earlier
                    ? WasNotifiedOf(c, earlier, party)
                    : c.Notification(party) is not null || a.Condition is { } fine && c.IsNotifiedOfFinding(fine, party)
            )
            : c.Appeals;

    public static IEnumerable<Service> Services(Case c, Actor by) =>
        by.Party is { } party
            ? c.Services.Where(s =>
                s.Party == party
                || !IsOfAnotherComplaint(c, by, s.What)
                    && s.What is not (ServiceSubject.Decision or ServiceSubject.Correction)
                    && ConditionFinding.FineOf(s.What) is null
            )
            : c.Services;

    /// <summary>Both parties see the moments; which of them suit a party is for the body and itself (BC-13).</summary>
    public static HearingDates? HearingDates(Case c, Actor by) =>
        by.Party is { } party && c.HearingDates is { } asked
            ? asked with
            {
                Answers = [.. asked.Answers.Where(a => a.By == party)],
            }
            : c.HearingDates;

    /// <summary>Whether a party agreed to a video link, or to sooner, is for the body and itself (BC-13).</summary>
    public static IEnumerable<HearingAgreement> HearingAgreements(Case c, Actor by) =>
        by.Party is { } party ? c.HearingAgreements.Where(a => a.By == party) : c.HearingAgreements;

    /// <summary>What a party needs for the hearing is for the body and itself, not for the other (BC-13).</summary>
    public static IEnumerable<HearingQuestion> HearingQuestions(Case c, Actor by) =>
        by.Party is { } party ? c.HearingQuestions.Where(q => q.By == party) : c.HearingQuestions;

    /// <summary>Who challenged whom, and what came of it, is for both; why, for the body and the party itself (FP-12).</summary>
    public static IEnumerable<Committee.Challenge> Challenges(Case c, Actor by) =>
        by.Party is { } party ? c.Challenges.Select(x => x.By == party ? x : x with { Reason = "" }) : c.Challenges;

    /// <summary>A party reads the draft of the notice while it waits, and its own answer to it; all else of the notice is the body's (BC-31).</summary>
    public static DecisionNotice? Notice(Case c, Actor by) =>
        by.Party is not { } party ? c.Notice
        : c.ReadingTermOf(party) is null ? null
        : c.Notice! with { Answers = [.. c.Notice.Answers.Where(a => a.By == party)] };

    /// <summary>The body's notes are the body's (BC-16).</summary>
    public static IReadOnlyList<InternalNote> Notes(Case c, Actor by) =>
        by.Party is null && MaySee(c, by) ? c.Notes : [];

    /// <summary>Why the member wants more time is between it and the body; the other is told once time is given, and why (BC-12, FP-9).</summary>
    public static IEnumerable<ExtensionRequest> ExtensionRequests(Case c, Actor by) =>
        by.Party is Party.Complainant ? [] : c.ExtensionRequests;

    private static readonly HashSet<string> SaidInMediation =
    [
        Command.NameOf<Propose>(),
        Command.NameOf<AcceptProposal>(),
        Command.NameOf<DeclineProposal>(),
        Command.NameOf<WithdrawProposal>(),
        Command.NameOf<DeclineMediation>(),
        Command.NameOf<Settle>(),
        Command.NameOf<ReportSettlement>(),
        Command.NameOf<Message>(),
    ];

    // What is written is read in the conversation, by those for whom it was meant.
    private static readonly HashSet<string> OfConversation =
    [
        Command.NameOf<Message>(),
        Command.NameOf<AddAttachment>(),
    ];

    /// <summary>Whether an act of that name is something said in mediation (FP-24).</summary>
    public static bool IsSaidInMediation(string action) => SaidInMediation.Contains(action);

    /// <summary>Whether the reader of an entry of the journal reads the act itself too: the body does, save what was written to somebody (FP-20), and its committee what was said in mediation (FP-24).</summary>
    public static bool SeesContent(Actor by, string action) =>
        by.Party is null
        && !OfConversation.Contains(action)
        && (by.Role != Role.Committee || !SaidInMediation.Contains(action));

    /// <summary>FP-21: who became the respondent later reads of no act before that, save that the complaint was filed.</summary>
    /// <param name="sequence">The place of the act in the journal.</param>
    public static bool IsOfItsTime(Case c, Actor by, long sequence, string action) =>
        by.Party != Party.Respondent || sequence > c.RespondentSince || action == FileComplaint.ActionName;

    /// <summary>What the journal shows to a party: what the procedure itself sent (BC-16); deliberation, assignments and notes are the body's.</summary>
    /// <param name="readers">Who reads of the act, as its entry keeps it.</param>
    /// <param name="of">The party whose act it was, or on whose behalf; null when it was nobody's, or is no longer known.</param>
    public static bool SeesEntry(Actor by, SeenBy readers, Party? of) =>
        by.Party is { } party
            ? readers is SeenBy.BothParties or SeenBy.Mediators
                || readers is SeenBy.OwnParty or SeenBy.InPrivate && of == party
                || readers == (party == Party.Complainant ? SeenBy.TheComplainant : SeenBy.TheRespondent)
            : readers is not (SeenBy.Mediators or SeenBy.InPrivate) || by.Role != Role.Committee;
}
