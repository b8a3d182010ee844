using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Decisions;
using Redress.Web.Cases.Forms;

namespace Redress.Web.Cases.DecisionEditor;

/// <summary>A decision as far as it is filled in: what is told of it while it is written.</summary>
public sealed record SubmittedFields(Outcome? Outcome, bool NonCooperation, IReadOnlyList<SanctionKind> Kinds)
{
    /// <summary>BC-19: the outcomes that open the sanctions; for the one that cannot be judged the finding itself is still to be made.</summary>
    public static bool OpensSanctions(Outcome? outcome) =>
        outcome is { } known && known.MayCarrySanction(nonCooperation: true);

    /// <summary>When a fine can be asked for where it does not wait for finality alone (BC-19), as the form names it.</summary>
    public static readonly IReadOnlyList<string> Enforceable =
    [
        .. Enum.GetValues<Enforceability>().Select(e => WireNames.Camel(e.ToString())),
    ];

    /// <summary>How many sanctions the form has room for: one of each kind.</summary>
    public static int RowsOf(SanctionLaw law) => law.Kinds.Count;

    public static SubmittedFields Of(FormValues values, SanctionLaw? law)
    {
        var outcome = Read<Outcome>(values.Value("outcome"));
        var rows = law is null || !OpensSanctions(outcome) ? 0 : RowsOf(law);
        return new SubmittedFields(
            outcome,
            OpensSanctions(outcome) && values.Has("nonCooperation", "true"),
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(i => Read<SanctionKind>(values.Value($"sanctions[{i}].kind")))
                    .OfType<SanctionKind>(),
            ]
        );
    }

    /// <summary>
    /// What the chosen outcome leaves out of sight is not sent: articles belong to a breach that was found, the lack of co-operation to what BC-19 makes of it.
    /// A ground or a sanction that the outcome does not permit is sent all the same: the law refuses it in so many words.
    /// </summary>
    public static void RemoveHiddenFields(Dictionary<string, StringValues> posted)
    {
        var outcome = Read<Outcome>(posted.GetValueOrDefault("outcome").LastOrDefault());
        if (outcome != Redress.Domain.Decisions.Outcome.Founded)
        {
            posted.Remove("norms");
        }

        if (!OpensSanctions(outcome))
        {
            posted.Remove("nonCooperation");
        }
    }

    private static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text![0])
            ? value
            : null;
}
