using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Cases;

/// <summary>Terms one by one, counter-proposals, and the question afterwards, as programs and forms meet them.</summary>
public sealed class SettlementApiTests
{
    [Fact]
    [Rule("BC-10"), Rule("FP-8")]
    public async Task A_settlement_keeps_its_terms_and_both_are_asked_afterwards_whether_they_were_kept()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.FileAsync(Office.Complaint(language: "fr"));
        await office.DoAsync("secretary", filed.Number, "start-mediation");
        var first = (
            await office.DoAsync(
                "shop",
                filed.Number,
                "propose",
                new { text = "De helft.", amount = new { amount = 45, currency = "EUR" } }
            )
        )
            .List("proposals")
            .Single()["id"]!.GetValue<string>();
        object[] terms =
        [
            new
            {
                what = "La totalité",
                amount = new { amount = 89.95, currency = "EUR" },
                by = "2026-03-20",
            },
            new { what = "Des excuses" },
        ];
        Assert.Equal(
            422,
            (
                await office.TryAsync(
                    filed,
                    "propose",
                    new { text = "Tout.", terms = new[] { new { by = "2026-03-20" } } }
                )
            ).Code
        );
        var countered = (
            await office.DoAsync(
                filed,
                "propose",
                new
                {
                    text = "Tout.",
                    terms,
                    counters = first,
                }
            )
        ).List("proposals").Last();
        Assert.Equal(
            (first, "2026-03-20"),
            (countered["counters"]!.GetValue<string>(), countered["terms"]![0]!["by"]!.GetValue<string>())
        );
        var settled = await office.DoAsync(
            "shop",
            filed.Number,
            "accept-proposal",
            new
            {
                proposal = countered["id"]!.GetValue<string>(),
                told = true,
                sooner = true,
            }
        );
        Assert.Equal(
            ("Tout.", 2, "2026-03-21"),
            (
                settled.Body!["settlement"]!["terms"]!.GetValue<string>(),
                settled.Body["settlement"]!["agreed"]!.AsArray().Count,
                settled.Body["settlement"]!["askOn"]!.GetValue<string>()
            )
        );

        var soon = await office.TryAsync(filed, "report-settlement", new { kept = true });
        Assert.Equal((409, "2026-03-21"), (soon.Code, soon.List("missing").Single()["until"]!.GetValue<string>()));
        await office.ClockAsync("2026-03-23T09:00:00+01:00");
        var asked = await office.TrackAsync(filed.Number, filed.Code);
        Assert.Equal("settled", asked.Text("state"));
        Assert.Contains("report-settlement", asked.Actions);
        var letter = asked.List("messages").First();
        Assert.Contains("respecté", letter["subject"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(
            "La totalité, 89,95 €, au plus tard le vendredi 20 mars 2026",
            letter["body"]!.GetValue<string>().Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );

        await office.DoAsync(filed, "report-settlement", new { kept = false, text = "Rien reçu." });
        await office.DoAsync("shop", filed.Number, "report-settlement", new { kept = true });
        foreach (
            var seen in new[]
            {
                await office.TrackAsync(filed.Number, filed.Code),
                await office.GetAsync("shop", filed.Number),
                await office.GetAsync("secretary", filed.Number),
            }
        )
        {
            Assert.Equal(
                ["complainant False", "respondent True"],
                seen.Body!["settlement"]!["reports"]!.AsArray().Select(r => $"{r!["by"]} {r["kept"]!.GetValue<bool>()}")
            );
            Assert.Equal("settled", seen.Text("state"));
        }
    }

    [Fact]
    [Rule("BC-10")]
    public void A_case_stored_before_settlements_had_terms_one_by_one_is_read_and_asked_nothing()
    {
        var story = AStory
            .Filed()
            .BySecretary(new StartMediation())
            .ByShop(new Propose("De helft terug", Money.Euro(45)));
        story.ByConsumer(new AcceptProposal(story.Case.Proposals[0].Id, true, true));
        var json = JsonNode.Parse(CaseJson.Write(story.Case))!;
        foreach (var name in new[] { "Agreed", "AskOn", "Reports" })
        {
            Assert.True(json["Settlement"]!.AsObject().Remove(name), name);
        }

        Assert.True(json["Proposals"]![0]!.AsObject().Remove("Terms"));
        var old = CaseJson.Read(json.ToJsonString());
        Assert.Empty(old.Settlement!.Agreed);
        Assert.Empty(old.Settlement.Reports);
        Assert.Empty(old.Proposals[0].Terms);
        Assert.Null(old.AsksAboutSettlementAt(story.Rulebook));

        var kept = CaseJson.Read(CaseJson.Write(story.Case));
        Assert.Equal(story.Case.Settlement!.Agreed, kept.Settlement!.Agreed);
        Assert.Equal(story.Case.Settlement.AskOn, kept.Settlement.AskOn);
    }

    // The form posts each point by its place; what was left empty is no point.
    [Fact]
    [Rule("BC-10")]
    public void A_form_posts_its_points_without_script_in_the_way_the_api_takes_them()
    {
        var posted = new Dictionary<string, StringValues>
        {
            ["text"] = "Alles terug",
            ["terms[0].what"] = "De prijs",
            ["terms[0].amount.amount"] = "1.089,95",
            ["terms[0].by"] = "2026-03-20",
            ["terms[1].what"] = "",
            ["terms[1].amount.amount"] = "",
            ["terms[1].by"] = "",
            ["terms[2].what"] = "Een excuus",
            ["terms[2].amount.amount"] = "",
            ["terms[2].by"] = "",
            ["counters"] = "",
        };
        var fields = CommandCatalog
            .FieldsOf(typeof(Propose))
            .Select(f => new ActionField(CommandCatalog.FieldPath(f.Name!), ActionJson.Describe(f).Type, false))
            .ToList();
        var propose = Assert.IsType<Propose>(
            ActionJson
                .Read(
                    typeof(Propose),
                    new FormToJson(posted, AStory.Rulebooks.Of("becommerce", "2026-01")).Read(fields)
                )
                .Command
        );
        Assert.Equal(
            [
                new ProposedClause("De prijs", Money.Euro(1089.95m), new DateOnly(2026, 3, 20)),
                new ProposedClause("Een excuus"),
            ],
            propose.Terms
        );
        Assert.Null(propose.Counters);
    }
}
