using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Intake;
using Redress.Web.Intake.Drafts;
using Redress.Web.Shell.Fields;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Fuzzing;

/// <summary>Whatever is typed for an amount: it is read as the digits that were typed, or refused, and alike in every form.</summary>
[Collection(Alone.Name)]
public sealed class AmountFuzzTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Pieces =
    [
        .. Enumerable.Range(0, 10).Select(d => d.ToString(CultureInfo.InvariantCulture)),
        "00",
        "000",
        "123",
        "999",
        ".",
        ",",
        " ",
        "\u00a0",
        "\u202f",
        "'",
        "’",
        "-",
        "–",
        "+",
        "€",
        "EUR",
        "euro",
        "USD",
        "e",
        "٣",
        "９",
        "½",
        "\u202e",
        "\u0000",
        "x",
    ];

    private static readonly Rulebook Rulebook = RulebookReader
        .ReadAll(RulebookReader.Embedded())
        .Of("becommerce", "2026-01");

    private static IEnumerable<string> Typed()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            yield return string.Concat(
                Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );
        }

        // What people do write, in every spelling that there is.
        for (var i = 0; i < 5_000; i++)
        {
            var amount = random.Next(1, 10_000_000) / (random.Next(2) == 0 ? 100m : 1m);
            var culture = CultureInfo.GetCultureInfo(
                ((string[])["nl-BE", "nl-NL", "fr-BE", "fr-FR", "en-GB", "de-CH"])[random.Next(6)]
            );
            yield return ((string[])["{0:N2} €", "€ {0:N2}", "{0:F2}", "EUR {0:N2}", "{0:N2}"])[random.Next(5)]
                .Replace("{0:N2}", amount.ToString("N2", culture), StringComparison.Ordinal)
                .Replace("{0:F2}", amount.ToString("F2", culture), StringComparison.Ordinal);
        }
    }

    [Fact, Rule("BC-4")]
    public void It_is_never_read_with_other_digits_than_were_typed()
    {
        var read = 0;
        foreach (var typed in Typed())
        {
            if (AmountReader.Read(typed, "EUR") is not { } amount)
            {
                continue;
            }

            read++;
            var digits = decimal.Parse(string.Concat(typed.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
            Assert.True(
                amount == digits || amount * 10 == digits || amount * 100 == digits,
                $"“{typed}” is read as {amount}"
            );
            Assert.True(
                amount == digits
                    || typed.Contains('.', StringComparison.Ordinal)
                    || typed.Contains(',', StringComparison.Ordinal),
                $"“{typed}” is read as {amount}"
            );
        }

        Assert.InRange(read, 3_000, 24_000);
    }

    [Fact, Rule("BC-4")]
    public void It_is_read_alike_when_a_complaint_is_filed_and_in_every_act()
    {
        var words = one.App.Services.GetRequiredService<IStringLocalizer<IntakeTexts>>();
        var defaults = one.App.Services.GetRequiredService<IntakeDefaults>();
        foreach (var typed in Typed().Where((_, i) => i % 5 == 0))
        {
            var amount = AmountReader.Read(typed, "EUR");
            var form = new PostedForm(words);
            form.Set("kind", ["purchase"]);
            form.Set("purchase.amount", [typed]);
            var (complaint, unread) = ComplaintForm.Read(form, [], defaults);
            Assert.Equal(amount, complaint.Purchase!.Amount?.Amount);
            Assert.Equal(amount is null && !string.IsNullOrWhiteSpace(typed), unread.Contains("purchase.amount"));

            var posted = new Dictionary<string, StringValues>(StringComparer.Ordinal)
            {
                ["amount.amount"] = typed,
                ["terms[0].what"] = "x",
                ["terms[0].amount.amount"] = typed,
            };
            var json = new FormToJson(posted, Rulebook).Read([
                new ActionField("amount", "money", false),
                new ActionField("terms", "list:proposedTerm", false),
            ]);
            Assert.Equal(amount, Of(json));
            Assert.Equal(amount, Of(json.GetProperty("terms")[0]));
        }
    }

    // What is no amount goes on as a text, and is refused at its field.
    private static decimal? Of(JsonElement json) =>
        json.TryGetProperty("amount", out var money)
        && money.GetProperty("amount") is { ValueKind: JsonValueKind.Number } amount
            ? amount.GetDecimal()
            : null;
}
