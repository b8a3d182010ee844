using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Procedure;

/// <summary>What a caller may do now, or may not yet and why (ST-1).</summary>
public sealed record PermittedAction(Type Command, string Rule, bool OnPaper);

public sealed record BlockedAction(Type Command, Refusal Refusal);

public static partial class CaseProcedure
{
    /// <summary>The rule that an act of this kind rests on, in general.</summary>
    public static string RuleOf(Type command) => ByCommand[command][0].Rule;

    public static Transition? TransitionFor(Case c, Type command, ActContext o) =>
        ByCommand[command]
            .FirstOrDefault(r => r.By.Contains(o.Act.Capacity) && r.From.Contains(c.State) && InScheme(r, o.Rulebook));

    /// <summary>Judges, in the order of docs/api.md: whose case it is, the role, the version, the state with its conditions. The fields come after.</summary>
    public static Refusal? WhyRefused(Case c, Type command, ActContext o, int? version)
    {
        if (!CaseView.MaySee(c, o.Act.By))
        {
            return Refusal.NotYours();
        }

        var rows = ByCommand[command];
        if (!MayEnterPaper(command, o.Act) || !rows.Any(r => r.By.Contains(o.Act.Capacity)))
        {
            return new Refusal(RefusalKind.NotThisRole, rows[0].Rule, RefusalReason.NotThisRole);
        }

        if (version is { } seen && seen != c.Version)
        {
            return new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale);
        }

        return TransitionFor(c, command, o) is { } transition ? transition.WhyRefused(c, o) : NoTransition(rows, c, o);
    }

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
        if (!CaseView.MaySee(c, by))
        {
            return (permitted, blocked);
        }

        var own = new ActContext(new Act(by, now), rulebook, ExternalFacts.None);
        foreach (var command in CommandCatalog.ByName.Values)
        {
            if (TransitionFor(c, command, own) is { } transition)
            {
                Judge(transition, own, onPaper: false);
            }
        }

        foreach (var party in PaperFor(by))
        {
            var paper = own with { Act = own.Act with { OnBehalfOf = party } };
            foreach (
                var command in CommandCatalog.ByName.Values.Where(t =>
                    MayEnterPaper(t, paper.Act) && permitted.All(p => p.Command != t)
                )
            )
            {
                if (TransitionFor(c, command, paper) is { } transition && transition.WhyRefused(c, paper) is null)
                {
                    permitted.Add(new PermittedAction(command, transition.Rule, OnPaper: true));
                }
            }
        }

        return (permitted, blocked);

        void Judge(Transition transition, ActContext o, bool onPaper)
        {
            if (transition.WhyRefused(c, o) is { } no)
            {
                blocked.Add(new BlockedAction(transition.Command, no));
            }
            else
            {
                permitted.Add(new PermittedAction(transition.Command, transition.Rule, onPaper));
            }
        }
    }

    // FP-13: the secretary enters any party's act that came on paper, the appeal handler an appeal.
    private static bool MayEnterPaper(Type command, Act act) =>
        act.OnBehalfOf is null
        || act.By.Role == Role.Secretary
        || act.By.Role == Role.Appeals && (command == typeof(LodgeAppeal) || command == typeof(WithdrawAppeal));

    private static IReadOnlyList<Party> PaperFor(Actor by) =>
        by.Role is Role.Secretary or Role.Appeals ? Parties.Both : [];

    private static bool InScheme(Transition transition, Rulebook rulebook) =>
        transition.Stage is null || rulebook.Has(transition.Stage.Value);

    private static Refusal NoTransition(Transition[] rows, Case c, ActContext o)
    {
        var mine = rows.Where(r => r.By.Contains(o.Act.Capacity)).ToList();
        var reason = mine.TrueForAll(r => !InScheme(r, o.Rulebook))
            ? RefusalReason.NotInThisScheme
            : RefusalReason.NotInThisState;
        return Refusal.State(mine[0].Rule, reason);
    }
}
