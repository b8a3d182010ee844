using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Procedure;

/// <summary>What a caller may do now, or may not yet and why (ST-1).</summary>
public sealed record PermittedAction(Type Command, string Rule, bool OnPaper);

public sealed record BlockedAction(Type Command, Refusal Refusal);

/// <summary>Judges an act by the table and has it carried out. There is no other way to change a case once it is registered.</summary>
public static class CaseMachine
{
    /// <summary>
    /// Does what is asked if the procedure permits it now, or says why not, in the order of docs/api.md. A refusal leaves the case as it was.
    /// </summary>
    /// <param name="version">The version that the caller saw; another one is refused as stale. Null: not compared.</param>
    public static Refusal? Do(this Case c, Command command, ActContext context, int? version = null)
    {
        if (command is EnterMessageAsAct entry)
        {
            var (said, then, no) = ActOfMessage(c, entry, context, version);
            return no ?? (said is null ? c.CarryOut(entry, context) : c.Do(said, then));
        }

        var (transition, refusal) = Judge(c, command.GetType(), context, version);
        if (
            (refusal ?? CommandCatalog.Check(command, context.Today) ?? WhyPaperRefused(c, context)) is { } refusedFirst
        )
        {
            return refusedFirst;
        }

        var from = c.State;
        var excluding = c.ExclusionsInForce.ToList();
        if (c.CarryOut(command, context) is { } refused)
        {
            return refused;
        }

        var followed = CaseStateMachine.For(context.Rulebook).Move(c, transition!, context);
        c.BeginDuties(from, context);
        c.KeepWhoSits(context);
        c.FollowFines(context);
        c.FollowExclusions(excluding);
        c.KeepAppealTerms(context);
        c.AskAddresses(context);
        c.Complete(CourseOf(c, command, from, transition!, followed), context.Rulebook);
        return null;
    }

    /// <summary>
    /// FP-20: the act that a message says, as it is done for who wrote it: its day is that of the message, and the message its document. Refused as the act itself is.
    /// Neither an act nor a refusal: its fields could not be read.
    /// </summary>
    public static (Command? Said, ActContext Context, Refusal? Refusal) ActOfMessage(
        Case c,
        EnterMessageAsAct entry,
        ActContext context,
        int? version
    )
    {
        if (
            (
                Judge(c, typeof(EnterMessageAsAct), context, version).Refusal
                ?? CommandCatalog.Check(entry, context.Today)
            ) is
            { } refused
        )
        {
            return (null, context, refused);
        }

        if (CaseView.MessageOfAParty(c, context.Act.By, entry.Message) is not { From: { } party } message)
        {
            return (null, context, Refusal.Field("message", "FP-20", FieldReason.Unknown));
        }

        if (!CommandCatalog.ByName.TryGetValue(entry.Act!, out var kind) || !MayBeSaid(kind, party))
        {
            return (null, context, Refusal.Field("act", "FP-20", FieldReason.Unknown));
        }

        var said = context with { Act = OfMessage(context.Act, message) };
        return Judge(c, kind, said, null).Refusal is { } no
            ? (null, said, no)
            : (entry.Entered?.GetType() == kind ? entry.Entered : null, said, null);
    }

    /// <summary>The acts that the message could be entered as, by the law as it stands (FP-20).</summary>
    public static IReadOnlyList<Type> ActsOfMessage(Case c, ConversationMessage message, ActContext context) =>
        [
            .. CommandCatalog.ByName.Values.Where(kind =>
                MayBeSaid(kind, message.With)
                && Judge(c, kind, context with { Act = OfMessage(context.Act, message) }, null).Refusal is null
            ),
        ];

    /// <summary>What a party can do at all.</summary>
    public static IReadOnlyList<Type> ActsOfParties =>
        [.. CommandCatalog.ByName.Values.Where(kind => Parties.Both.Any(party => MayBeSaid(kind, party)))];

    private static Act OfMessage(Act act, ConversationMessage message) =>
        act with
        {
            OnBehalfOf = message.With,
            Arrived = message.On,
            Message = message.Id,
            Paper = null,
        };

    private static bool MayBeSaid(Type kind, Party party) =>
        kind != typeof(Message)
        && CaseProcedure
            .Of(kind)
            .Any(row => row.By.Contains(party == Party.Complainant ? Role.Complainant : Role.Respondent));

    /// <summary>Judges, in the order of docs/api.md: whose case it is, the role, the version, the state with its conditions. The fields come after.</summary>
    public static Refusal? WhyRefused(Case c, Type command, ActContext context, int? version) =>
        Judge(c, command, context, version).Refusal;

    /// <summary>The row for such an act in this state and this role, whatever its conditions say; null when there is none.</summary>
    public static Transition? TransitionFor(Case c, Type command, ActContext context) =>
        CaseStateMachine.For(context.Rulebook).RowOf(c, command, context);

    /// <summary>The actions that would succeed now, fields apart, and those that only a condition holds back.</summary>
    public static (IReadOnlyList<PermittedAction> Permitted, IReadOnlyList<BlockedAction> Blocked) ActionsFor(
        Case c,
        Actor by,
        DateTimeOffset now,
        Rulebook rulebook
    )
    {
        var permitted = new List<PermittedAction>();
        var blocked = new List<BlockedAction>();
        var machine = CaseStateMachine.For(rulebook);
        var own = new ActContext(new Act(by, now), rulebook, ExternalFacts.None);
        foreach (var command in CommandCatalog.ByName.Values.Where(type => CaseView.MayTouch(c, by, type)))
        {
            var (transition, refusal) = machine.Judge(c, command, own);
            if (transition is not null)
            {
                permitted.Add(new PermittedAction(command, transition.Rule, OnPaper: false));
            }
            else if (refusal is not null)
            {
                blocked.Add(new BlockedAction(command, refusal));
            }
        }

        if (!CaseView.MaySee(c, by))
        {
            return (permitted, blocked);
        }

        var offered = permitted.Select(action => action.Command).ToHashSet();
        foreach (var party in Parties.Both)
        {
            var paper = own with { Act = own.Act with { OnBehalfOf = party } };
            // FP-13: what arrived in time may still be entered, however late it is today.
            var earlier = paper with
            {
                Act = paper.Act with { Arrived = c.FiledOn },
            };
            foreach (var command in CommandCatalog.ByName.Values.Where(type => MayEnterPaper(type, paper.Act)))
            {
                if (
                    !offered.Contains(command)
                    && (machine.Judge(c, command, paper).Transition ?? machine.Judge(c, command, earlier).Transition)
                        is { } transition
                )
                {
                    offered.Add(command);
                    permitted.Add(new PermittedAction(command, transition.Rule, OnPaper: true));
                }
            }
        }

        return (permitted, blocked);
    }

    private static (Transition? Transition, Refusal? Refusal) Judge(
        Case c,
        Type command,
        ActContext context,
        int? version
    )
    {
        if (!CaseView.MayTouch(c, context.Act.By, command))
        {
            return (null, Refusal.NotYours());
        }

        var mine = CaseProcedure.Of(command).Where(row => row.By.Contains(context.Act.Capacity)).ToList();
        if (!MayEnterPaper(command, context.Act) || mine.Count == 0)
        {
            return (null, WhyNotInThisRole(c, command, context, version));
        }

        if (version is { } seen && seen != c.Version)
        {
            return (null, new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale));
        }

        var (transition, refusal) = CaseStateMachine.For(context.Rulebook).Judge(c, command, context);
        return transition is null && refusal is null
            ? (null, NoTransition(mine, context.Rulebook))
            : (transition, refusal);
    }

    // FP-13: who may enter it for a party, and only for one, says for which.
    private static Refusal WhyNotInThisRole(Case c, Type command, ActContext context, int? version)
    {
        if (!MayBeOnPaper(c, command, context))
        {
            return new Refusal(RefusalKind.NotThisRole, CaseProcedure.Of(command)[0].Rule, RefusalReason.NotThisRole);
        }

        return version is { } seen && seen != c.Version
            ? new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale)
            : Refusal.Field("onBehalfOf", "FP-13", FieldReason.Required);
    }

    // FP-13: what arrived in time may still be entered, however late it is today.
    private static bool MayBeOnPaper(Case c, Type command, ActContext context) =>
        context.Act.OnBehalfOf is null
        && Parties.Both.Any(party =>
            new[] { context.Act.Arrived, c.FiledOn }.Any(arrived =>
                Judge(
                    c,
                    command,
                    context with
                    {
                        Act = context.Act with { OnBehalfOf = party, Arrived = arrived },
                    },
                    null
                ).Transition
                    is not null
            )
        );

    private static Refusal NoTransition(List<Transition> mine, Rulebook rulebook) =>
        Refusal.State(
            mine[0].Rule,
            mine.Exists(row => row.IsOf(rulebook)) ? RefusalReason.NotInThisState : RefusalReason.NotInThisScheme
        );

    // FP-13: the secretary enters any party's act that came on paper, the appeal handler an appeal.
    private static bool MayEnterPaper(Type command, Act act) =>
        act.OnBehalfOf is null
        || act.By.Role == Role.Secretary
        || act.By.Role == Role.Appeals && command == typeof(LodgeAppeal);

    // FP-13: what came on paper has its day of arrival, between the filing and today, and is a document of the case.
    private static Refusal? WhyPaperRefused(Case c, ActContext context)
    {
        var check = new Validation();
        if (context.Act.Arrived is { } arrived)
        {
            check.Require(context.Act.OnBehalfOf is not null, "onBehalfOf", "FP-13", FieldReason.Required);
            check.Require(arrived <= context.Today, "arrived", "FP-13", FieldReason.InTheFuture);
            check.Require(arrived >= c.FiledOn, "arrived", "FP-13", FieldReason.BeforeTheCase);
        }

        if (context.Act.Paper is { } paper)
        {
            check.Require(context.Act.OnBehalfOf is not null, "onBehalfOf", "FP-13", FieldReason.Required);
            check.Require(c.Document(paper) is not null, "paper", "FP-13", FieldReason.Unknown);
        }

        if (context.Act.Message is { } message)
        {
            check.Require(
                c.Conversation.Exists(m => m.Id == message && m.From == context.Act.OnBehalfOf),
                "message",
                "FP-20",
                FieldReason.Unknown
            );
        }

        return check.Refusal;
    }

    private static Course CourseOf(
        Case c,
        Command command,
        CaseState from,
        Transition transition,
        IReadOnlyList<ConsequentTransition> followed
    ) =>
        new(
            from,
            transition.Rule,
            IsOfAnotherComplaint(c, command) ? SeenBy.TheRespondent
                : transition.SeenBy == SeenBy.ReadersOfTheMessage ? SeenByOf(c)
                : SeenByOf(command, transition.SeenBy),
            [.. followed.Select(row => new ConsequenceDone(row.Consequence.Key, row.To, row.Rule))]
        );

    // BC-16: what is done about a deferral of another complaint, or said on it, the complainant reads of nowhere.
    private static bool IsOfAnotherComplaint(Case c, Command command) =>
        c.IsOfAnotherComplaint(
            command switch
            {
                LapseTerm { Term: var id } => c.Terms.Find(t => t.Id == id)?.Subject,
                RemindOfTerm { Term: var id } => c.Terms.Find(t => t.Id == id)?.Subject,
                ExtendTerm => c.NewFacts.OfType<TermExtended>().FirstOrDefault()?.Term.Subject,
                AddDocument { Id: var id } => id,
                Comment => c.NewFacts.OfType<CommentMade>().FirstOrDefault()?.Comment.Id
                    ?? c.NewFacts.OfType<LateMatterReceived>().FirstOrDefault()?.Submission.Matter,
                _ => null,
            }
        );

    // BC-16: what is done with an internal document nobody outside the body reads of, and of a payment for no appeal its party alone.
    private static SeenBy SeenByOf(Command command, SeenBy readers) =>
        (readers, command) switch
        {
            (SeenBy.ReadersOfTheDocument, AddDocument { For: Audience.Internal }) => SeenBy.TheBody,
            (SeenBy.ReadersOfTheDocument, _) => SeenBy.BothParties,
            (SeenBy.WhoseMoneyItIs, RecordDeposit { Party: { } payer }) => Of(payer),
            (SeenBy.WhoseMoneyItIs, RecordRefund { Party: { } payee }) => Of(payee),
            (SeenBy.WhoseMoneyItIs, _) => SeenBy.BothParties,
            _ => readers,
        };

    // FP-20: that one party wrote to the other both read.
    private static SeenBy SeenByOf(Case c) =>
        c.NewFacts.OfType<MessageWritten>().Any(f => f.Message is { From: not null, To: MessageTo.OtherParty })
            ? SeenBy.Mediators
            : SeenBy.InPrivate;

    private static SeenBy Of(Party party) => party == Party.Complainant ? SeenBy.TheComplainant : SeenBy.TheRespondent;
}
