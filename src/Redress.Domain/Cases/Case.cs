using System.Collections.Frozen;
using System.Reflection;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Committee;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>One registered complaint and all that became of it. Every change goes through <c>CaseMachine.Do</c>.</summary>
public sealed partial class Case
{
    private List<Fact> _facts = [];
    private Course? _course;
    private int _lastIdBefore;

    private Case() { }

    /// <summary>The identification number (BC-5), such as <c>BC-2026-000123</c>; never reused.</summary>
    public string Number { get; private set; } = "";

    public string Scheme { get; private set; } = "";

    /// <summary>The version of the procedure under which the case was filed, which it keeps (BC-42).</summary>
    public string RulebookVersion { get; private set; } = "";

    /// <summary>The version whose norms were in force when the facts happened (BC-42).</summary>
    public string NormsVersion { get; private set; } = "";

    public CaseKind Kind { get; private set; }

    public CaseState State { get; private set; }

    /// <summary>Counts the acts; the concurrency token and the ETag.</summary>
    public int Version { get; private set; }

    public string Language { get; private set; } = "";

    public DateTimeOffset FiledAt { get; private set; }

    public DateOnly FiledOn { get; private set; }

    public Complainant Complainant { get; private set; } = null!;

    public Representative? Representative { get; private set; }

    public Respondent Respondent { get; private set; } = null!;

    /// <summary>The respondent as it was registered; null while it is the same (FP-21).</summary>
    public Respondent? FiledAgainst { get; private set; }

    /// <summary>Who the respondent was before it was corrected, the oldest first (FP-21).</summary>
    public List<FormerRespondent> FormerRespondents { get; private set; } = [];

    /// <summary>The act by which the respondent became who it is, by its place in the journal; 0 where it was so from the filing on (FP-21).</summary>
    public int RespondentSince { get; private set; }

    /// <summary>The addresses for mail that were asked to be confirmed, and those that were (FP-21).</summary>
    public List<MailAddress> Addresses { get; private set; } = [];

    /// <summary>How the parties were called and reached before, the oldest first (FP-21).</summary>
    public List<EarlierDetails> EarlierDetails { get; private set; } = [];

    /// <summary>Letters to the parties that no e-mail could bring (FP-21), the oldest first.</summary>
    public List<UndeliveredLetter> Undelivered { get; private set; } = [];

    /// <summary>How often somebody was asked to confirm an address.</summary>
    public int AskedAddresses { get; private set; }

    public string Facts { get; private set; } = "";

    public string Claim { get; private set; } = "";

    /// <summary>The norms that the complainant invokes.</summary>
    public List<string> Norms { get; private set; } = [];

    public Purchase? Purchase { get; private set; }

    public List<string> Messages { get; private set; } = [];

    /// <summary>False: the complainant kept none of the messages complained of, and describes them (BC-2).</summary>
    public bool MessagesKept { get; private set; } = true;

    /// <summary>What the parties and the body wrote to one another besides the acts (FP-20), the oldest first.</summary>
    public List<ConversationMessage> Conversation { get; private set; } = [];

    public ShopContact Contact { get; private set; } = new(null, null, null);

    /// <summary>BC-8: the complainant says that the claim rests on the webshop's insolvency alone.</summary>
    public bool RestsOnInsolvency { get; private set; }

    /// <summary>Whether the complaint was taken to a committee: the scheme has one, the respondent was a member, the complainant one it judges for (BC-1, BC-45).</summary>
    public bool GoesToCommittee { get; private set; }

    public List<CaseDocument> Documents { get; private set; } = [];

    public List<AskedItem> Asked { get; private set; } = [];

    public List<Service> Services { get; private set; } = [];

    public List<Term> Terms { get; private set; } = [];

    /// <summary>The duties of the body whose day went by, done meanwhile or not (FP-23).</summary>
    public List<DutyDelay> DutyDelays { get; private set; } = [];

    public List<Proposal> Proposals { get; private set; } = [];

    public Settlement? Settlement { get; private set; }

    public Response Response { get; private set; } = Response.None;

    public List<CaseComment> Comments { get; private set; } = [];

    public List<ExtensionRequest> ExtensionRequests { get; private set; } = [];

    public List<HearingRequest> HearingRequests { get; private set; } = [];

    /// <summary>The moments that the parties are asked about; null when nothing is asked, or they were invited.</summary>
    public HearingDates? HearingDates { get; private set; }

    /// <summary>What each party agreed to about the way it is heard (BC-13).</summary>
    public List<HearingAgreement> HearingAgreements { get; private set; } = [];

    public List<HearingQuestion> HearingQuestions { get; private set; } = [];

    public List<CaseHearing> Hearings { get; private set; } = [];

    /// <summary>What was put to a party before it is used against it (FP-3, BC-20), the oldest first.</summary>
    public List<MatterPut> MattersPut { get; private set; } = [];

    /// <summary>What came in Deliberation (FP-7), and what became of it; the oldest first.</summary>
    public List<LateSubmission> LateSubmissions { get; private set; } = [];

    /// <summary>What hangs on a proposal, on an answer to one, or on what the parties agreed about the mediation: it stays in mediation (FP-24), until somebody brings it anew.</summary>
    public List<string> MediationDocuments { get; private set; } = [];

    /// <summary>The day on which the file was closed last; null while it never was.</summary>
    public DateOnly? FileClosedOn { get; private set; }

    /// <summary>The day on which the file was declared complete (FP-2).</summary>
    public DateOnly? CompleteOn { get; private set; }

    /// <summary>Why the body noted a lack of co-operation (BC-14).</summary>
    public string? NonCooperation { get; private set; }

    /// <summary>The decision as it stands: proposed, pronounced, or replaced by a forum.</summary>
    public Decision? Decision { get; private set; }

    public List<Decision> RejectedDecisions { get; private set; } = [];

    /// <summary>Those that were pronounced and that a forum set aside to be decided anew (BC-29), the oldest first; history.</summary>
    public List<Decision> EarlierDecisions { get; private set; } = [];

    /// <summary>A forum has remitted, and the case waits for the last proceeding to end; null before, and once it is taken up anew (BC-29).</summary>
    public Remittal? Remittal { get; private set; }

    /// <summary>Who of the committee decided what a forum remitted and does not decide it again, by id (BC-29); empty where the committee has no others.</summary>
    public List<string> NotDecidingAgain { get; private set; } = [];

    /// <summary>BC-29: what the arbitrator decided is the most that may be imposed anew of what is his; null where he decided nothing.</summary>
    public List<Sanction>? Ceiling { get; private set; }

    public List<Appeal> Appeals { get; private set; } = [];

    /// <summary>What the parties paid before lodging an appeal (BC-26), for each party at most once.</summary>
    public List<PaidAhead> PaidAhead { get; private set; } = [];

    public List<Party> AwardPermissions { get; private set; } = [];

    public DateOnly? FinalOn { get; private set; }

    /// <summary>The member's word that it has ended the practice (BC-30); null while it has not given it.</summary>
    public StopConfirmation? StopConfirmation { get; private set; }

    public DecisionNotice? Notice { get; private set; }

    public Referral? Referral { get; private set; }

    /// <summary>The earlier case whose settlement this complaint says was not kept (FP-5); null for any other.</summary>
    public string? Follows { get; private set; }

    /// <summary>Whether the complainant wants no mediation after a settlement that was not kept (FP-5).</summary>
    public bool SkipsMediation { get; private set; }

    public ComplaintRefusal? Refused { get; private set; }

    public List<Recusal> Recusals { get; private set; } = [];

    /// <summary>Declared interests of members of the committee that touch a party (BC-15), the oldest first.</summary>
    public List<NotedInterest> NotedInterests { get; private set; } = [];

    /// <summary>The clearance of an interest that waits for a second person.</summary>
    public Clearance? Clearance { get; private set; }

    /// <summary>What the parties said on channels of service, the oldest first (FP-11).</summary>
    public List<Consent> Consents { get; private set; } = [];

    /// <summary>The parties that were told, with their first letter, to tell a change of address (FP-11).</summary>
    public List<Party> ToldToReportAddress { get; private set; } = [];

    /// <summary>Parties that were lost, the oldest first (FP-25).</summary>
    public List<Loss> Losses { get; private set; } = [];

    /// <summary>Of whom the parties were told that they sit on the case (FP-12).</summary>
    public List<SittingMember> Sitting { get; private set; } = [];

    public List<Challenge> Challenges { get; private set; } = [];

    /// <summary>The secretaries who had the file while the parties were in mediation (FP-24).</summary>
    public List<string> Mediators { get; private set; } = [];

    public Assignee? AssignedTo { get; private set; }

    public List<string> JoinedWith { get; private set; } = [];

    /// <summary>For what the file is not erased, and until when; null when nothing holds it (FP-18).</summary>
    public ErasureHold? Hold { get; private set; }

    /// <summary>The hold that waits for an administrator; until then nothing has happened (FP-18).</summary>
    public ErasureHold? ProposedHold { get; private set; }

    /// <summary>Notes of the body for itself (BC-16), the oldest first.</summary>
    public List<InternalNote> Notes { get; private set; } = [];

    public CloseReason? ClosedBecause { get; private set; }

    /// <summary>The day on which the case ended, by whichever way.</summary>
    public DateOnly? EndedOn { get; private set; }

    public bool ReopenedOnce { get; private set; }

    /// <summary>Whether the respondent was told of the complaint; before that it does not see it (BC-16).</summary>
    public bool RespondentInformed { get; private set; }

    /// <summary>The day from which personal data is to be erased (FP-18); null while the outcome still has effects.</summary>
    public DateOnly? EraseFrom { get; private set; }

    public bool Erased { get; private set; }

    /// <summary>The last number given inside this case: to a term, a proposal, a sanction, an appeal…</summary>
    public int LastId { get; private set; }

    /// <summary>What the last act brought about, in order.</summary>
    public IReadOnlyList<Fact> NewFacts => _facts;

    /// <summary>The way that the last act took through the table; null while none was done since the case was registered or loaded.</summary>
    public Course? Course => _course;

    public bool IsUnsolicitedAdvertising => Kind == CaseKind.UnsolicitedAdvertising;

    public bool IsConsumer => Complainant.Kind == ComplainantKind.Consumer;

    /// <summary>The language in which that party is written to, and presumably writes.</summary>
    public string LanguageOf(Party party) => party == Party.Complainant ? Language : Respondent.Language;

    private string NextId(string prefix) => prefix + ++LastId;

    private void Record(Fact fact) => _facts.Add(fact);

    private delegate Refusal? Handler(Case handling, Command command, ActContext context);

    // A command goes to the overload of Handle that takes it; nothing stands between the two.
    private static readonly FrozenDictionary<Type, Handler> Handlers = typeof(Case)
        .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
        .Where(method => method.Name == nameof(Handle))
        .ToFrozenDictionary(method => method.GetParameters()[0].ParameterType, HandlerOf);

    /// <summary>Carries out what the procedure permits; the state is the procedure's to move. A refusal comes before any change: the case is as it was.</summary>
    internal Refusal? CarryOut(Command command, ActContext context)
    {
        var before = _facts;
        _facts = [];
        _lastIdBefore = LastId;
        var refused = Handlers[command.GetType()](this, command, context);
        _facts = refused is null ? _facts : before;
        if (refused is null && CaseView.IsSaidInMediation(command.Name) && context.Act.Paper is { } paper)
        {
            KeepInMediation(paper);
        }

        if (refused is null && context.Act.Message is { } message)
        {
            NoteEntered(message, command.Name, context);
        }

        return refused;
    }

    /// <summary>The state to which the procedure leads; for <c>CaseMachine</c> alone.</summary>
    internal void Arrive(CaseState state) => State = state;

    /// <summary>Counts the act that was carried out, with all that followed from it.</summary>
    internal void Complete(Course course, Rulebook rulebook)
    {
        _course = course;
        Version++;
        EraseFrom = Retention.EraseFrom(this, rulebook);
    }

    private static Handler HandlerOf(MethodInfo method) =>
        (Handler)
            typeof(Case)
                .GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(method.GetParameters()[0].ParameterType)
                .Invoke(null, [method])!;

    private static Handler Bind<TCommand>(MethodInfo method)
        where TCommand : Command
    {
        var handle = method.CreateDelegate<Func<Case, TCommand, ActContext, Refusal?>>();
        return (handling, command, context) => handle(handling, (TCommand)command, context);
    }
}
