using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Terms;
using Redress.Web.Letters;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Cases.Formatting;

/// <summary>Refusals in the reader's language. The law gives keys and values; the sentences are in the resource files.</summary>
public sealed class RefusalTexts(IStringLocalizer<CaseTexts> texts)
{
    public string Title(string type, params object[] values) => texts[$"problem.{type}", values];

    public string Reason(Refusal refusal) => texts[$"refusal.{refusal.Reason.Key()}"];

    public string Field(FieldRefusal field) => texts[$"field.{field.Reason.Key()}", [.. field.Values.Select(Written)]];

    /// <summary>Of what was typed where a day belongs.</summary>
    public string NoDay => texts["actionForm.noDay"];

    /// <summary>Of a hearing where somebody else is heard at that hour (BC-13).</summary>
    public string RoomTaken => texts["hearingForm.roomTaken"];

    /// <param name="c">The case, where it is known: a document of it is then called by its exhibit's number and name.</param>
    public string Missing(Obstacle obstacle, Case? c) =>
        obstacle.Until is { } until
            ? texts[$"missing.{obstacle.What.Key()}.until", Named(obstacle.Party), Written(until)]
            : texts[
                $"missing.{obstacle.What.Key()}",
                Named(obstacle.Party),
                obstacle.Document is { } id && c?.Document(id) is { } document
                    ? c.Named(document)
                    : obstacle.Document ?? ""
            ];

    private string Named(Party? party) => party is null ? "" : texts[$"party.{party.ToString()!.ToLowerInvariant()}"];

    private static object Written(object value) =>
        value switch
        {
            DateOnly day => DayFormatter.FirstOfMonth(
                day.ToString("D", CultureInfo.CurrentCulture),
                day,
                CaseFormatter.Language
            ),
            Money money => Wording.Amount(money, CaseFormatter.Language),
            Period period => Wording.Length(period, CaseFormatter.Language),
            _ => value,
        };
}
