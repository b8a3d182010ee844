using Redress.Testing;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>A final fine under a condition: a document is put to the member, two people find that the condition is met, and both parties are notified (BC-19).</summary>
internal sealed class ConditionCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "k";

    // It is final by the time at which the first case is.
    public override IReadOnlyList<Stage?> Stages { get; } = [Notified, null, null, null, null, null, null, Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("k", "establish-condition.reasons", "BC-19", (Ended, All)),
        new("k", "reject-condition.reason", "BC-16", (Ended, Body)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Notified)
        {
            await DecidedAsync(
                Office.Complaint(name: "Kim Fine", facts: "The chair came late.", email: "kim@consumer.example"),
                new
                {
                    kind = "fine",
                    amount = new { amount = 1500, currency = "EUR" },
                    enforceable = "conditional",
                    condition = "delivering late again",
                    conditionUntil = "2028-01-31",
                }
            );
            return;
        }

        var file = await Office.GetAsync("secretary", Number);
        var sanction = file.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>();
        var shown = await Office.UploadAsync("secretary", Number, "bestelling.pdf", Redress.Testing.Stages.Pdf);
        var document = shown.Text("id");
        var served = await By("secretary", "serve", new { document });
        var today = served.List("terms").Last(t => t["kind"]!.GetValue<string>() == "comment")["opened"]!;
        await ByShop("comment", new { nothingToAdd = true });
        await By("secretary", "establish-condition", Finding("not this one"));
        await By("committee", "reject-condition", new { reason = W("reject-condition.reason") });
        await By("secretary", "establish-condition", Finding(W("establish-condition.reasons")));
        var confirmed = await By("committee", "confirm-condition");
        var finding = confirmed.Body!["decision"]!["sanctions"]![0]!["established"]!;
        await By(
            "secretary",
            "notify",
            new { posted = finding["confirmedOn"]!.GetValue<string>(), reference = "RR-8" }
        );

        object Finding(string reasons) =>
            new
            {
                sanction,
                on = today.GetValue<string>(),
                reasons,
                document,
            };
    }
}
