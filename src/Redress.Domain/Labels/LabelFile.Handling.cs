using System.Collections.Frozen;
using System.Reflection;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>Time ends a term of that kind: this is what it does then. Several may stand by one kind; each looks whether the term is its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LapsesAttribute(params LabelTermKind[] kinds) : Attribute
{
    public IReadOnlyList<LabelTermKind> Kinds => kinds;
}

/// <summary>A warning of a term of that kind is due: this is what it does then.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WarnsAttribute(params LabelTermKind[] kinds) : Attribute
{
    public IReadOnlyList<LabelTermKind> Kinds => kinds;
}

/// <summary>How an act reaches what carries it out: the overload of <c>Handle</c> that takes it. Nothing stands between the two.</summary>
public sealed partial class LabelFile
{
    private List<(string Kind, LabelFact Fact)> _happened = [];

    // Whether one was carried beside the labels before the act (BC-39).
    private bool _carried;

    private static readonly FrozenDictionary<Type, MethodInfo> Handlers = Overloads(nameof(Handle));
    private static readonly FrozenDictionary<Type, MethodInfo> KindsOf = Overloads(nameof(KindOf));
    private static readonly ILookup<LabelTermKind, MethodInfo> Lapsing = Timed<LapsesAttribute>(a => a.Kinds);
    private static readonly ILookup<LabelTermKind, MethodInfo> Warning = Timed<WarnsAttribute>(a => a.Kinds);

    /// <summary>The acts that are carried out here.</summary>
    public static IEnumerable<Type> Handled => Handlers.Keys;

    /// <summary>The kinds of term that time ends with something that happens.</summary>
    public static IEnumerable<LabelTermKind> EndedByTime => Lapsing.Select(ended => ended.Key);

    /// <summary>
    /// The label that an act is on: by its kind, by what it is about, or the logo where it is an act of that alone. Null where it is about the member as a whole, or nothing of the kind is
    /// there.
    /// </summary>
    internal string? KindOf(LabelCommand command) =>
        command is IOfKind { Kind: var kind } ? kind
        : KindsOf.TryGetValue(command.GetType(), out var method) ? (string?)method.Invoke(this, [command])
        : LabelProcedure.Of(command.GetType()).All(row => row.Family == LabelFamily.Logo) ? LabelKind.WebshopKeurmerk
        : null;

    /// <summary>Whether this act, as it is asked, takes two people (BC-41, WK-4, WK-5).</summary>
    public static bool TakesTwo(LabelCommand command) =>
        command switch
        {
            DecideMeasure { Immediate: false } => false,
            _ => command.GetType().GetCustomAttribute<TakesTwoAttribute>() is not null,
        };

    /// <summary>Carries out what the procedure permits; the state is the procedure's to move. A refusal comes before any change.</summary>
    internal Refusal? CarryOut(LabelCommand command, LabelContext context)
    {
        (_letters, _happened, _givenBack) = ([], [], []);
        _carried = Standing.Labels.Any(l => LabelKind.IsCarried(l.Kind) && l.IsHeld);
        return (Refusal?)Unwrapped(() => Handlers[command.GetType()].Invoke(this, [command, context]));
    }

    /// <summary>Notes what happened to a label, for the row that follows from it.</summary>
    internal void Note(LabelFact fact, string kind) => _happened.Add((kind, fact));

    /// <summary>What happened to that label and has not been followed yet.</summary>
    internal IReadOnlyCollection<LabelFact> HappenedTo(string kind) =>
        [.. _happened.Where(h => h.Kind == kind).Select(h => h.Fact)];

    internal void Consume(string kind, LabelFact fact) => _happened.Remove((kind, fact));

    private Refusal? Handle(WarnOfTerm c, LabelContext o)
    {
        var term = Term(c.Term)!;
        Replace(term with { Warned = term.Warned + 1 });
        foreach (var warn in Warning[term.Kind])
        {
            Unwrapped(() => warn.Invoke(this, [term, o]));
        }

        return null;
    }

    private Refusal? Handle(LapseTerm c, LabelContext o)
    {
        var term = Term(c.Term)!;
        Replace(term.Lapsed(o.Today));
        foreach (var lapse in Lapsing[term.Kind])
        {
            Unwrapped(() => lapse.Invoke(this, [term, o]));
        }

        return null;
    }

    private Refusal? Handle(AddLabelDocument c, LabelContext o)
    {
        Documents.Add(
            new LabelDocument(
                c.Id,
                c.FileName,
                c.MediaType,
                c.Size,
                c.Sha256,
                o.Now,
                c.ForMember,
                o.By.Role == Role.Respondent
            )
        );
        return null;
    }

    /// <summary>The next thing that time does, and when; null where nothing is left.</summary>
    public (DateTimeOffset At, LabelCommand Command)? NextDue(Redress.Domain.Terms.WorkingCalendar calendar)
    {
        (DateTimeOffset At, LabelCommand Command)? next = null;
        foreach (var term in Terms)
        {
            if (term.NextAt(calendar) is { } at && (next is null || at < next.Value.At))
            {
                next = (at, at < term.Ends ? new WarnOfTerm(term.Id) : new Commands.LapseTerm(term.Id));
            }
        }

        return next;
    }

    private static object? Unwrapped(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static FrozenDictionary<Type, MethodInfo> Overloads(string name) =>
        typeof(LabelFile)
            .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method =>
                method.Name == name
                && method.GetParameters()[0].ParameterType is { IsAbstract: false } type
                && type.IsSubclassOf(typeof(LabelCommand))
            )
            .ToFrozenDictionary(method => method.GetParameters()[0].ParameterType);

    // Terms of one kind may be about different things, each with a part of its own that knows its terms.
    private static ILookup<LabelTermKind, MethodInfo> Timed<TAttribute>(
        Func<TAttribute, IReadOnlyList<LabelTermKind>> kinds
    )
        where TAttribute : Attribute =>
        typeof(LabelFile)
            .GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<TAttribute>()))
            .Where(m => m.Attribute is not null)
            .SelectMany(m => kinds(m.Attribute!).Select(kind => (kind, m.Method)))
            .ToLookup(m => m.kind, m => m.Method);
}
