using Redress.Testing;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// A complaint in which a deferred sanction of another one is put to the member while its answer is awaited too (BC-20). What it says of that one the complainant finds nowhere (BC-16).
/// </summary>
internal sealed class DeferralCase(TestApp app, Office office) : CanaryCase(app, office)
{
    private string _first = "";

    public override string Key => "x";

    // The first decision is final by the time at which the first case is.
    public override IReadOnlyList<Stage?> Stages { get; } = [Filed, null, null, null, null, null, null, Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("x", "put-to-party.text:deferral", "BC-16", (Ended, Body | Member)),
        new("x", "comment.text:deferral", "BC-16", (Ended, Body | Member)),
        new("x", "comment.text:late", "BC-16", (Ended, Body | Member)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Filed)
        {
            await DecidedAsync(
                Office.Complaint(name: "Lou Before", facts: "The table came late.", email: "lou@consumer.example"),
                new { kind = "exclusion", deferredFor = "P1Y" }
            );
            _first = Number;
            await FileAsync(
                Office.Complaint(name: "Lex Again", facts: "The bench came late.", email: "lex@consumer.example")
            );
            return;
        }

        var first = await Office.GetAsync("secretary", _first);
        await By("secretary", "send-to-member");
        await By(
            "committee",
            "put-to-party",
            new
            {
                party = "respondent",
                what = "activation",
                text = W("put-to-party.text:deferral"),
                @case = _first,
                sanction = first.Body!["decision"]!["sanctions"]![0]!["id"]!.GetValue<string>(),
            }
        );
        var matter = (await Office.GetAsync("shop", Number)).List("mattersPut").Single()["id"]!.GetValue<string>();
        await ByShop("comment", new { text = W("comment.text:deferral"), matter });
        await ByShop("respond", new { answer = "It came.", defence = "It came in time." });
        await ByShop("comment", new { text = W("comment.text:late"), matter });
    }
}
