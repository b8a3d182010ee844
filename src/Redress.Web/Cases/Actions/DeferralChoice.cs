using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.Actions;

/// <summary>The deferral that is put to the webshop (BC-20): the act names a case and a sanction in it; in the form one thing is chosen, from those that run.</summary>
internal static class DeferralChoice
{
    /// <summary>The kind of a field that no input shows: another one fills it in.</summary>
    public const string FilledIn = "filledIn";

    public static IReadOnlyList<ActionField> Fields(
        IReadOnlyList<ActionField> fields,
        IReadOnlyList<EarlierSanction> running,
        CaseFormatter formatter
    )
    {
        var names = running.ToDictionary(
            e => $"{e.Case}|{e.Sanction.Id}",
            e =>
                $"{e.Case}{CaseFormatter.Colon} {formatter.Sanction(e.Sanction)}, {formatter.Of("sanction.deferredUntil", formatter.Date(e.Sanction.DeferredUntil))}",
            StringComparer.Ordinal
        );
        return
        [
            .. fields.Select(f =>
                f.Name switch
                {
                    "case" => f with { Type = FilledIn },
                    "sanction" => f with { Type = "choice", Options = [.. names.Keys], Names = names },
                    // Without one there is only a ground of refusal to put; in Deliberation not even that (FP-3).
                    "what" when running.Count == 0 => f with { Options = [WireNames.Camel($"{PutMatter.Ground}")] },
                    _ => f,
                }
            ),
        ];
    }

    /// <summary>What was chosen as the two things that the act names.</summary>
    public static void Split(Dictionary<string, StringValues> posted)
    {
        if (posted.GetValueOrDefault("sanction").ToString().Split('|') is [var number, var sanction])
        {
            (posted["case"], posted["sanction"]) = (number, sanction);
        }
    }
}
