using System.Reflection;
using Redress.Domain.Cases.Records;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;

namespace Redress.Domain.Labels;

/// <summary>The way that an act took through the table, as the journal has it (ST-2).</summary>
/// <param name="Label">The kind of label that it was on; null where it was about the member as a whole.</param>
public sealed record LabelCourse(
    string? Label,
    LabelState? From,
    LabelState? To,
    string Rule,
    SeenBy SeenBy,
    IReadOnlyList<LabelConsequenceDone> Consequences
);

/// <summary>What followed for a label, in order.</summary>
public sealed record LabelConsequenceDone(string Label, string Name, LabelState To, string Rule);

/// <summary>What came of an act: the file as it is then and the way that the act took; or why not.</summary>
public sealed record LabelResult(LabelFile? File, LabelCourse? Course, Refusal? Refusal);

/// <summary>An act that would succeed now, fields apart.</summary>
/// <param name="Kind">On which label; null where it is about the member as a whole.</param>
public sealed record PermittedLabelAct(Type Command, string? Kind, string Rule);

/// <summary>An act that role and state allow and only a condition holds back.</summary>
public sealed record BlockedLabelAct(Type Command, string? Kind, Refusal Refusal);

/// <summary>Judges an act by the tables and has it carried out, on a copy: what was given stays as it was. There is no other way to change a member's labels.</summary>
public static class LabelMachine
{
    private const int MostConsequences = 3;

    /// <summary>Does what is asked if the procedure permits it now, or says why not, in the order of docs/api.md.</summary>
    public static LabelResult Do(this LabelFile given, LabelCommand command, LabelContext context)
    {
        var file = given.Copy();
        return command switch
        {
            ConfirmProposed confirmed => Confirm(file, confirmed, context),
            RejectProposed rejected => Reject(file, rejected, context),
            _ => DoOne(file, command, context, proposes: LabelFile.TakesTwo(command)),
        };
    }

    /// <summary>Why an act of that kind is not that role's, whatever else; null where it is.</summary>
    public static Refusal? WhyNotThisRole(Type command, Role role) =>
        LabelProcedure.Of(command).Any(row => row.By.Contains(role))
            ? null
            : new Refusal(RefusalKind.NotThisRole, LabelProcedure.Of(command).First().Rule, RefusalReason.NotThisRole);

    /// <summary>Why an act of that kind may not be done now; null where only its fields can still be wrong.</summary>
    /// <param name="kind">As the act names it; where it is about a thing of a label instead, any label on which it may be done will do.</param>
    public static Refusal? WhyRefused(LabelFile file, Type command, string? kind, LabelContext context)
    {
        if (command.IsAssignableTo(typeof(IOfKind)))
        {
            return Judge(file, command, kind, context).Refusal;
        }

        var own = context.Rulebook.Labels.Where(k => LabelProcedure.Of(command).Any(row => row.IsOf(k)));
        var judged = own.Select(k => Judge(file, command, k, context).Refusal).ToList();
        return judged.Count == 0 ? Judge(file, command, null, context).Refusal
            : judged.Contains(null) ? null
            : judged[0];
    }

    /// <summary>What this caller may do now, and what a condition holds back, on each of the member's kinds of label.</summary>
    /// <param name="kinds">Those that the scheme grants.</param>
    public static (IReadOnlyList<PermittedLabelAct> Permitted, IReadOnlyList<BlockedLabelAct> Blocked) ActionsFor(
        LabelFile file,
        IReadOnlyList<string> kinds,
        LabelContext context
    )
    {
        var permitted = new List<PermittedLabelAct>();
        var blocked = new List<BlockedLabelAct>();
        var own = kinds.Where(kind => LabelFamilies.Of(kind) is not null).ToList();
        foreach (var command in LabelCommandCatalog.ByName.Values)
        {
            var rows = LabelProcedure.Of(command).Where(row => row.By.Contains(context.By.Role)).ToList();
            var ofLabels = rows.Exists(row => row.From is not null || row.Family is not null);
            List<string?> asked = ofLabels ? [.. own.Where(kind => rows.Exists(row => row.IsOf(kind)))] : [null];
            foreach (var kind in asked)
            {
                if (rows.Count == 0 || kind is not null && !IsIn(rows, file.Label(kind)))
                {
                    continue;
                }

                var (row, refusal) = Judge(file, command, kind, context);
                if (row is not null)
                {
                    permitted.Add(new PermittedLabelAct(command, kind, row.Rule));
                }
                else if (refusal!.Reason != RefusalReason.NotInThisScheme)
                {
                    blocked.Add(new BlockedLabelAct(command, kind, refusal));
                }
            }
        }

        return (permitted, blocked);
    }

    private static LabelResult DoOne(LabelFile file, LabelCommand command, LabelContext context, bool proposes)
    {
        var kind = file.KindOf(command);
        context = context with { Asked = command };
        var (row, refusal) = Judge(file, command.GetType(), kind, context);
        refusal ??=
            LabelCommandCatalog.Check(command, context.Today)
            ?? WhyNotArrived(command, context)
            ?? WhyNoDocument(file, command);
        if (refusal is { } first)
        {
            return new LabelResult(null, null, first);
        }

        if (proposes)
        {
            return Propose(file, command, row!, context);
        }

        var label = kind is null ? null : file.Label(kind);
        IReadOnlyList<Label> before = [.. file.Labels];
        if (file.CarryOut(command, context) is { } refused)
        {
            return new LabelResult(null, null, refused);
        }

        if (command is not FollowMembership)
        {
            file.MoveHeld(context);
        }

        if (kind is not null && row!.From is not null)
        {
            LabelStateMachine.For(LabelFamilies.Of(kind)!.Value).Move(file, kind, row, context);
        }

        var followed = Follow(file, context);
        if (command is FollowMembership)
        {
            file.FollowWithTerms(context);
        }

        file.RegisterChanged(before);
        file.LookAfter(before, command, context);
        return new LabelResult(
            file,
            new LabelCourse(
                kind,
                label?.State,
                kind is null ? null : file.Label(kind).State,
                row!.Rule,
                row.SeenBy,
                followed
            ),
            null
        );
    }

    // It was judged as it would be done now; whether it would succeed is tried on a copy.
    private static LabelResult Propose(LabelFile file, LabelCommand command, LabelTransition row, LabelContext context)
    {
        if (file.Proposed.Exists(p => p.Command.Equals(command)))
        {
            return new LabelResult(null, null, Refusal.State(row.Rule, RefusalReason.ProposedAlready));
        }

        if (file.Copy().CarryOut(command, context) is { } refused)
        {
            return new LabelResult(null, null, refused);
        }

        var id = file.NextId("proposal");
        file.Proposed.Add(new ProposedAct(id, command.Name, command, context.By.Id, context.By.Name, context.Now));
        file.OpenTask("second-person", context, file.KindOf(command), id);
        return new LabelResult(
            file,
            new LabelCourse(file.KindOf(command), null, null, row.Rule, SeenBy.TheBody, []),
            null
        );
    }

    private static LabelResult Confirm(LabelFile file, ConfirmProposed asked, LabelContext context)
    {
        if (
            Found(file, typeof(ConfirmProposed), asked.Act, asked.Proposal, context) is (var proposed, var refusal)
            && refusal is not null
        )
        {
            return new LabelResult(null, null, refusal);
        }

        if (proposed!.ById == context.By.Id)
        {
            return new LabelResult(null, null, Refusal.State(RuleOf(proposed), RefusalReason.SecondPersonNeeded));
        }

        file.Proposed.Remove(proposed);
        file.CloseTask("second-person", context, subject: proposed.Id);
        // It counts as the first person's act, made so by the second: whoever confirms needs no capacity of its own for it.
        var first = context.By with
        {
            Role = Role.Registrar,
        };
        return DoOne(file, proposed.Command, context with { By = first }, proposes: false);
    }

    private static LabelResult Reject(LabelFile file, RejectProposed asked, LabelContext context)
    {
        var (proposed, refusal) = Found(file, typeof(RejectProposed), asked.Act, asked.Proposal, context);
        refusal ??= LabelCommandCatalog.Check(asked, context.Today);
        if (refusal is not null)
        {
            return new LabelResult(null, null, refusal);
        }

        file.Proposed.Remove(proposed!);
        file.CloseTask("second-person", context, subject: proposed!.Id);
        return new LabelResult(
            file,
            new LabelCourse(file.KindOf(proposed.Command), null, null, RuleOf(proposed), SeenBy.TheBody, []),
            null
        );
    }

    private static string RuleOf(ProposedAct proposed)
    {
        var command = proposed.Command.GetType();
        return command.GetCustomAttribute<TakesTwoAttribute>()?.Rule ?? LabelProcedure.Of(command).First().Rule;
    }

    private static (ProposedAct? Proposed, Refusal? Refusal) Found(
        LabelFile file,
        Type command,
        string act,
        string? id,
        LabelContext context
    )
    {
        if (Judge(file, command, null, context).Refusal is { } refused)
        {
            return (null, refused);
        }

        var open = file.Proposed.Where(p => p.Act == act && (id is null || p.Id == id)).ToList();
        return open switch
        {
            [var one] => (one, null),
            [] => (null, Refusal.State("ST-4", RefusalReason.NothingProposed)),
            _ => (null, Refusal.Field("proposal", "ST-4", FieldReason.Required)),
        };
    }

    private static bool IsIn(List<LabelTransition> rows, Label label) =>
        rows.Exists(row => row.IsOf(label.Kind) && (row.From is null || row.From.Contains(label.State)));

    private static (LabelTransition? Row, Refusal? Refusal) Judge(
        LabelFile file,
        Type command,
        string? kind,
        LabelContext context
    )
    {
        var rows = LabelProcedure.Of(command).ToList();
        var mine = rows.Where(row => row.By.Contains(context.By.Role)).ToList();
        if (WhyNotThisRole(command, context.By.Role) is { } notIts)
        {
            return (null, notIts);
        }

        var isOfLabels = mine.Exists(row => row.From is not null || row.Family is not null);
        if (!isOfLabels)
        {
            var failed = mine[0]
                .Guards.Select(guard => guard(file, new Label(""), context))
                .FirstOrDefault(r => r is not null);
            return failed is null ? (mine[0], null) : (null, failed);
        }

        if (kind is null || !context.Rulebook.Labels.Contains(kind) || !mine.Exists(row => row.IsOf(kind)))
        {
            return (null, WhyNoLabel(kind, mine[0].Rule, command, context));
        }

        if (mine.Find(row => row.From is null && row.IsOf(kind)) is { } whole)
        {
            var failed = whole
                .Guards.Select(guard => guard(file, file.Label(kind), context))
                .FirstOrDefault(r => r is not null);
            return failed is null ? (whole, null) : (null, failed);
        }

        var (row, refusal) = LabelStateMachine.For(LabelFamilies.Of(kind)!.Value).Judge(file, kind, command, context);
        return row is null && refusal is null
            ? (null, Refusal.State(mine[0].Rule, RefusalReason.NotInThisState))
            : (row, refusal);
    }

    // A kind that was not given, or is none of the scheme's, is told at its field; an act that the scheme's labels do not know, as such.
    private static Refusal WhyNoLabel(string? kind, string rule, Type command, LabelContext context)
    {
        if (!command.IsAssignableTo(typeof(IOfKind)))
        {
            return Refusal.State(rule, RefusalReason.NotInThisScheme);
        }

        return kind is null ? Refusal.Field("kind", rule, FieldReason.Required)
            : context.Rulebook.Labels.Contains(kind) ? Refusal.State(rule, RefusalReason.NotInThisScheme)
            : Refusal.Field("kind", rule, FieldReason.LabelNotGranted);
    }

    // FP-13: the day is the register's to say, and no member's own.
    private static Refusal? WhyNotArrived(LabelCommand command, LabelContext context) =>
        command is not IOnPaper { Arrived: { } arrived } ? null
        : context.By.Role == Role.Respondent ? Refusal.Field("arrived", "FP-13", FieldReason.Unknown)
        : arrived > context.Today ? Refusal.Field("arrived", "FP-13", FieldReason.InTheFuture)
        : null;

    private static Refusal? WhyNoDocument(LabelFile file, LabelCommand command) =>
        command is IWithDocument { Document: { } document } && file.Document(document) is null
            ? Refusal.Field("document", LabelProcedure.Of(command.GetType()).First().Rule, FieldReason.Unknown)
            : null;

    private static List<LabelConsequenceDone> Follow(LabelFile file, LabelContext context)
    {
        var done = new List<LabelConsequenceDone>();
        foreach (var kind in file.Labels.Select(l => l.Kind).ToList())
        {
            if (LabelFamilies.Of(kind) is not { } family)
            {
                continue;
            }

            var machine = LabelStateMachine.For(family);
            for (var n = 0; machine.Follow(file, kind, file.HappenedTo(kind), context) is { } row; n++)
            {
                if (n == MostConsequences)
                {
                    throw new InvalidOperationException($"What follows for {kind} has no end.");
                }

                file.Consume(kind, row.Fact);
                done.Add(new LabelConsequenceDone(kind, row.Key, row.To, row.Rule));
            }
        }

        return done;
    }
}
