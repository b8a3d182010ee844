using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Worklist;

/// <summary>An act that may be done in several cases at once: it says nothing that differs from one case to the next.</summary>
public enum BulkAct
{
    Assign,
    SendToMember,
    DeclareComplete,
    Close,
}

/// <summary>What became of one case: nothing is refused, or the reason.</summary>
public sealed record BulkResult(string Number, Refusal? Refusal);

/// <summary>Does one act in several cases, in each by itself and through the one door: what the law refuses of one does not hinder the others, and nothing is half done in any.</summary>
internal sealed class BulkActs(CaseService cases, CaseReadMarks readMarks)
{
    /// <summary>Cases at once.</summary>
    public const int Most = 200;

    /// <summary>Those that this person's role may do at all.</summary>
    public static IReadOnlyList<BulkAct> For(Actor by) => by.Role == Role.Secretary ? Enum.GetValues<BulkAct>() : [];

    /// <summary>The name of the act, as the procedure and the texts have it.</summary>
    public static string NameOf(BulkAct act) => Command.NameOf(CommandOf(act, null).GetType());

    /// <param name="to">Who gets the cases, by the address of the account; for <see cref="BulkAct.Assign"/> alone.</param>
    public async Task<IReadOnlyList<BulkResult>> Do(
        Actor by,
        BulkAct act,
        IEnumerable<string> numbers,
        string? to = null,
        CancellationToken cancel = default
    )
    {
        var done = new List<BulkResult>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Take(Most))
        {
            var result = await cases.Do(number, by, CommandOf(act, to), cancel);
            if (result is { Refusal: null, Case: { } c })
            {
                await readMarks.MarkOwn(by, number, c.Version, cancel);
            }

            done.Add(new BulkResult(number, result.Refusal));
        }

        return done;
    }

    private static Command CommandOf(BulkAct act, string? to) =>
        act switch
        {
            BulkAct.Assign => new Assign(to),
            BulkAct.SendToMember => new SendToMember(),
            BulkAct.DeclareComplete => new DeclareComplete(),
            BulkAct.Close => new Close(),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Which act is this?"),
        };
}
