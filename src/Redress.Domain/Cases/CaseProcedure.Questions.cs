using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>What a caller may do now, or may not yet and why (ST-1).</summary>
public sealed record PermittedAction(Type Command, string Rule, bool OnPaper);

public sealed record BlockedAction(Type Command, Refusal Refusal);

public static partial class CaseProcedure
{
    /// <summary>The rule that an act of this kind rests on, in general.</summary>
    public static string RuleOf(Type command) => ByCommand[command][0].Rule;

    public static Row? RowFor(Case c, Type command, Occasion o) =>
        ByCommand[command]
            .FirstOrDefault(r => r.By.Contains(o.Act.Capacity) && r.From.Contains(c.State) && InScheme(r, o.Rulebook));

    /// <summary>Judges, in the order of api.md: whose case it is, the role, the version, the state with its conditions. The fields come after.</summary>
    public static Refusal? Refuses(Case c, Type command, Occasion o, int? version)
    {
        if (!CaseView.MaySee(c, o.Act.By))
        {
            return Refusal.NotYours();
        }

        var rows = ByCommand[command];
        if (!MayEnterPaper(command, o.Act) || !rows.Any(r => r.By.Contains(o.Act.Capacity)))
        {
            return new Refusal(RefusalKind.NotThisRole, rows[0].Rule, "not-this-role");
        }

        if (version is { } seen && seen != c.Version)
        {
            return new Refusal(RefusalKind.Stale, "ST-2", "stale");
        }

        return RowFor(c, command, o) is { } row ? row.Refuses(c, o) : NoRow(rows, c, o);
    }

    /// <summary>The actions that would succeed now, fields apart, and those that only a condition holds back.</summary>
    public static (IReadOnlyList<PermittedAction> Permitted, IReadOnlyList<BlockedAction> Blocked) Ask(
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

        var own = new Occasion(new Act(by, now), rulebook, Surroundings.None);
        foreach (var command in Actions.ByName.Values)
        {
            if (RowFor(c, command, own) is { } row)
            {
                Judge(row, own, onPaper: false);
            }
        }

        foreach (var party in PaperFor(by))
        {
            var paper = own with { Act = own.Act with { OnBehalfOf = party } };
            foreach (
                var command in Actions.ByName.Values.Where(t =>
                    MayEnterPaper(t, paper.Act) && permitted.All(p => p.Command != t)
                )
            )
            {
                if (RowFor(c, command, paper) is { } row && row.Refuses(c, paper) is null)
                {
                    permitted.Add(new PermittedAction(command, row.Rule, OnPaper: true));
                }
            }
        }

        return (permitted, blocked);

        void Judge(Row row, Occasion o, bool onPaper)
        {
            if (row.Refuses(c, o) is { } no)
            {
                blocked.Add(new BlockedAction(row.Command, no));
            }
            else
            {
                permitted.Add(new PermittedAction(row.Command, row.Rule, onPaper));
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

    private static bool InScheme(Row row, Rulebook rulebook) => row.Stage is null || rulebook.Has(row.Stage.Value);

    private static Refusal NoRow(Row[] rows, Case c, Occasion o)
    {
        var mine = rows.Where(r => r.By.Contains(o.Act.Capacity)).ToList();
        var reason = mine.TrueForAll(r => !InScheme(r, o.Rulebook)) ? "not-in-this-scheme" : "not-in-this-state";
        return Refusal.State(mine[0].Rule, reason);
    }
}
