using Redress.Testing;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>A final decision with a fine that is not collected after all, and the member's word that it has ended the practice (BC-30).</summary>
internal sealed class CollectedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "g";

    // It is final by the time at which the first case is.
    public override IReadOnlyList<Stage?> Stages { get; } = [Notified, null, null, null, null, null, null, Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("g", "clear-interest.reason", "BC-15", (Notified, Body)),
        new("g", "reject-clearance.reason", "BC-15", (Notified, Body)),
        new("g", "challenge-member.reason", "FP-12", (Notified, Complainant | Body)),
        new("g", "decide-challenge.reasons", "FP-12", (Notified, All)),
        new("g", "record-sanction-step.bankReference", "BC-30", (Ended, Body)) { Also = Member },
        new("g", "write-off-sanction.reason", "BC-16", (Ended, Body)),
        new("g", "reject-write-off.reason", "BC-16", (Ended, Body)),
        new("g", "confirm-stop.text", "BC-30", (Ended, All)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Notified)
        {
            await DecidedAsync(
                Office.Complaint(name: "Gus Fine", facts: "The lamp came late.", email: "gus@consumer.example"),
                new { kind = "fine", amount = new { amount = 1500, currency = "EUR" } },
                ConflictsAsync
            );
            return;
        }

        var file = await Office.GetAsync("appeals", Number);
        var sanction = file.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>();
        var document = (
            await Office.UploadAsync("appeals", Number, "faillissement.pdf", Redress.Testing.Stages.Pdf)
        ).Text("id");
        object writeOff = new
        {
            sanction,
            reason = W("write-off-sanction.reason"),
            document,
        };
        await By(
            "secretary",
            "record-sanction-step",
            new
            {
                sanction,
                step = "instalmentPaid",
                on = file.Text("finalOn"),
                amount = new { amount = 100, currency = "EUR" },
                bankReference = W("record-sanction-step.bankReference"),
            }
        );
        await By("appeals", "write-off-sanction", writeOff);
        await By("secretary", "reject-write-off", new { reason = W("reject-write-off.reason") });
        await By("appeals", "write-off-sanction", writeOff);
        await By("secretary", "confirm-write-off");
        await ByShop("confirm-stop", new { text = W("confirm-stop.text") });
    }

    // A declared interest that meets a name alone, cleared by two people; then the complainant objects to the same member, and another decides.
    private async Task ConflictsAsync()
    {
        var member = await AtDeskAsync("committee2");
        await member.RedirectAsync("/committee", "declare", ("kind", "Company"), ("value", "Gus Fine"));
        var file = await Office.GetAsync("secretary", Number);
        var id = file.List("interests").Single()["memberId"]!.GetValue<string>();
        await By("secretary", "clear-interest", new { member = id, reason = W("clear-interest.reason") });
        await By("committee", "reject-clearance", new { reason = W("reject-clearance.reason") });
        await By("secretary", "clear-interest", new { member = id, reason = W("clear-interest.reason") });
        await By("committee", "confirm-clearance");
        await ByComplainant("challenge-member", new { member = id, reason = W("challenge-member.reason") });
        file = await Office.GetAsync("committee", Number);
        await By(
            "committee",
            "decide-challenge",
            new
            {
                challenge = file.List("challenges").Single()["id"]!.GetValue<string>(),
                stepsBack = false,
                reasons = W("decide-challenge.reasons"),
            }
        );
    }
}
