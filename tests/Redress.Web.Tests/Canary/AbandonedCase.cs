using Redress.Testing;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>A suspension against which the member appeals, and which it never brings before the court (BC-25).</summary>
internal sealed class AbandonedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "h";

    public override string? Shop => "shop2";

    // The member's term to go to the court has ended by the time at which the first case is final.
    public override IReadOnlyList<Stage?> Stages { get; } = [Notified, null, null, null, null, null, null, Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("h", "record-deposit.bankReference", "BC-26", (Notified, Body)) { Also = Member },
        new("h", "declare-appeal-abandoned.reasons", "BC-25", (Ended, All)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Notified)
        {
            await AppealAsync();
            return;
        }

        var file = await Office.GetAsync("appeals", Number);
        await By(
            "appeals",
            "declare-appeal-abandoned",
            new
            {
                appeal = file.List("appeals").Single()["id"]!.GetValue<string>(),
                reasons = W("declare-appeal-abandoned.reasons"),
            }
        );
    }

    private async Task AppealAsync()
    {
        var posted = await DecidedAsync(
            Office.Complaint(
                member: "second-shop",
                name: "Hilde Kast",
                facts: "The cupboard came in pieces.",
                email: "hilde@consumer.example"
            ),
            new
            {
                kind = "suspension",
                from = "2026-09-01",
                to = "2026-12-01",
            }
        );
        var lodged = await ByShop(
            "lodge-appeal",
            new { grounds = "It was whole.", contested = new[] { "suspension" } }
        );
        await By(
            "appeals",
            "record-deposit",
            new
            {
                appeal = lodged.List("appeals").Single()["id"]!.GetValue<string>(),
                amount = new { amount = 2000, currency = "EUR" },
                booked = posted,
                bankReference = W("record-deposit.bankReference"),
            }
        );
    }
}
