using Microsoft.Extensions.Localization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;

namespace Redress.Web.Cases.Formatting;

/// <summary>What was served that is no document: a delivery of the member, a comment, the answer to what was asked.</summary>
internal static class ServiceFormatter
{
    public static string Of(CaseFormatter formatter, IStringLocalizer<StaffTexts> texts, Case c, string what) =>
        what switch
        {
            ServiceSubject.Correction => formatter["decision.correction"],
            ServiceSubject.Items => texts["servedItem.items"],
            ServiceSubject.Complaint
            or ServiceSubject.Answer
            or ServiceSubject.Defence
            or ServiceSubject.Messages
            or ServiceSubject.Decision => texts[$"servedItem.{what}"],
            _ when ConditionFinding.FineOf(what) is not null => texts["servedItem.condition"],
            _ when ServiceSubject.IsItem(what) => texts[
                "servedItem.item",
                c.Asked.Find(a => ServiceSubject.Item(a.Id) == what)?.Text ?? ""
            ],
            _ when c.Comments.Find(x => x.Id == what) is { } comment => texts[
                "servedItem.comment",
                formatter.Date(comment.On)
            ],
            _ when c.MattersPut.Find(m => m.Id == what) is { } matter => texts[
                matter.What == PutMatter.Ground ? "servedItem.ground" : "servedItem.activation"
            ],
            _ => what,
        };
}
