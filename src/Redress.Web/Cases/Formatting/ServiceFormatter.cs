using Microsoft.Extensions.Localization;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Formatting;

/// <summary>What was served that is no document: a delivery of the member, a comment, the answer to what was asked.</summary>
internal static class ServiceFormatter
{
    public static string Of(CaseFormatter formatter, IStringLocalizer<StaffTexts> texts, Case c, string what) =>
        what switch
        {
            Case.CorrectionServed => formatter["page.correction"],
            "items" => texts["served.items"],
            "complaint" or "answer" or "defence" or "messages" or "decision" => texts[$"served.{what}"],
            _ when what.StartsWith("item-", StringComparison.Ordinal) => texts[
                "served.item",
                c.Asked.Find(a => $"item-{a.Id}" == what)?.Text ?? ""
            ],
            _ when c.Comments.Find(x => x.Id == what) is { } comment => texts[
                "served.comment",
                formatter.Date(comment.On)
            ],
            _ => what,
        };
}
