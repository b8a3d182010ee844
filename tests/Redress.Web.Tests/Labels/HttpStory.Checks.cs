using System.Globalization;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Labels.Stories;

namespace Redress.Web.Tests.Labels;

/// <summary>What a line says that holds, and what the API and the public find instead.</summary>
internal sealed partial class HttpStory
{
    private async Task<(bool Holds, string Found)> FoundAsync(StoryCheck check)
    {
        var kind = KindOf(check);
        var label = List("labels").Find(l => Text(l["kind"]) == kind);
        return check.Words switch
        {
            ["state", var state] => Same(state, label is null ? "none" : Text(label["state"])),
            ["valid", var valid] => Same(valid, await PublicAsync(kind)),
            ["from", var from, "until", var until] => Same(
                $"{from} {until}",
                $"{Text(label?["validFrom"])} {Text(label?["validUntil"])}"
            ),
            ["until", var until] => Same(until, Text(label?["validUntil"])),
            ["membership", var membership] => Same(membership, Text(_known["membership"])),
            ["named", var named] => Same(named, List("measures").Exists(IsNamed) ? "yes" : "no"),
            ["letter"] => (Letters(_known) > Letters(_before), "no letter"),
            ["fee", var amount] => Same(amount, Cents(List("fees").LastOrDefault()?["amount"])),
            ["penalty", var amount] => Same(
                amount,
                Cents(List("measures").FindLast(m => m["notice"] is not null)?["penalty"])
            ),
            ["term", var term, "none"] => (Running(term, kind).Count == 0, Due(Running(term, kind))),
            ["term", var term, "due", .. var due] => (
                Running(term, kind).Exists(t => DueOf(t, due.Length) == string.Join(' ', due)),
                Due(Running(term, kind))
            ),
            ["warned", var term] => (WasWarned(), $"nothing about {term}"),
            ["not", "warned", var term] => (!WasWarned() || OfAnother(term), $"something, perhaps about {term}"),
            _ => throw new FormatException($"No way to check {check} over the API."),
        };
    }

    private static (bool Holds, string Found) Same(string expected, string found) => (expected == found, found);

    private static string Text(JsonNode? value) => value?.ToString() ?? "";

    private static string Cents(JsonNode? money) =>
        money is null ? "none" : money["amount"]!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsNamed(JsonNode measure) =>
        measure["naming"] is { } naming && naming["publishedOn"] is not null && naming["takenDownOn"] is null;

    private static int Letters(JsonNode known) => (known["letters"] as JsonArray)?.Count ?? 0;

    // Who never was a member is not found by the public, and has no label.
    private async Task<string> PublicAsync(string kind)
    {
        var reply = await office.Office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{_id}");
        return
            reply.Code == 200
            && reply.List("labels").FirstOrDefault(l => Text(l["kind"]) == kind) is { } label
            && label["valid"]!.GetValue<bool>()
            ? "yes"
            : "no";
    }

    private string DueOf(JsonNode term, int words) =>
        words == 2
            ? Local(term["ends"]!.GetValue<DateTimeOffset>()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : Text(term["due"]);

    private string Due(List<JsonNode> terms) =>
        terms.Count == 0 ? "none" : string.Join(", ", terms.Select(t => $"{DueOf(t, 1)} ({DueOf(t, 2)})"));

    private DateTime Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, LabelOfficeOverHttp.ZoneOf(story.Scheme)).DateTime;

    // The letters of a control say so in their names; of other terms it is not known which a letter is of.
    private bool OfAnother(string term) =>
        term == "control"
        && !List("letters")
            .Exists(l =>
                Text(l["template"]).StartsWith("label-control-", StringComparison.Ordinal)
                && DateOnly.FromDateTime(Local(l["at"]!.GetValue<DateTimeOffset>())) == _line.Day
            );

    // Time did something to a term on that day, and the member was written to or the desk has a task since.
    private bool WasWarned() =>
        List("journal")
            .Exists(e =>
                Text(e["action"]) is "warn-of-term" or "lapse-term"
                && DateOnly.FromDateTime(Local(e["at"]!.GetValue<DateTimeOffset>())) == _line.Day
            )
        && (
            List("letters").Exists(l => DateOnly.FromDateTime(Local(l["at"]!.GetValue<DateTimeOffset>())) == _line.Day)
            || List("tasks").Exists(t => Text(t["since"]) == _line.Day.ToString("O", CultureInfo.InvariantCulture))
        );
}
