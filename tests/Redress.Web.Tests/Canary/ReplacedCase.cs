using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Scheduling;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>
/// FP-21: a complaint whose webshop is corrected twice: to one that is no member, with which it is mediated, and then to the member that it is. Who was replaced finds nothing any more, with
/// the code and the session that it had; and who came after it finds nothing of what went before, the address included to which its first mail could not be delivered.
/// </summary>
internal sealed class ReplacedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    private const Who WithoutTheNewOne = Mediators & ~Member;

    public override string Key => "m";

    public override string? Shop => Stage == Mediating ? null : "shop";

    public override IReadOnlyList<Stage?> Stages { get; } = [Mediating, Answered];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("m", "set-respondent.name", "FP-21", (Mediating, All), (Answered, Complainant | Body)),
        new("m", "set-respondent.website", "FP-21", (Mediating, Body), (Answered, Body))
        {
            // The program of the webshop reads its own, its page does not show it.
            Also = Complainant | Member,
        },
        new("m", "set-respondent.email", "BC-16", (Mediating, Body | Member), (Answered, Body)),
        new("m", "set-respondent.reason", "BC-16", (Mediating, Body), (Answered, Body)),
        new("m", "propose.text", "FP-24", (Mediating, Mediators), (Answered, WithoutTheNewOne)),
        new(
            "m",
            "message.text:passed",
            "FP-24",
            (Mediating, Parties | Who.Secretary),
            (Answered, Complainant | Who.Secretary)
        ),
        new(
            "m",
            "message.text:returned",
            "FP-24",
            (Mediating, Parties | Who.Secretary),
            (Answered, Complainant | Who.Secretary)
        ),
        new("m", "message.text:confided", "FP-24", (Mediating, Member | Who.Secretary), (Answered, Who.Secretary)),
        new("m", "add-document.fileName", "FP-24", (Mediating, All), (Answered, Who.Secretary))
        {
            Also = Complainant | Body,
        },
    ];

    public override Who Is(string walker) =>
        (walker, Stage) switch
        {
            ("shop-m", Mediating) => Member,
            ("shop-m", _) or ("shop", Mediating) => OtherMember,
            _ => base.Is(walker),
        };

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Mediating)
        {
            await WithANonMemberAsync();
            return;
        }

        await By("secretary", "set-respondent", new { memberId = "demo-shop", reason = "It is the member." });
        await By("secretary", "start-mediation");
    }

    // As when the mail server knows no such address: the case is told, and the secretary sees to it.
    private async Task FirstMailFailsAsync()
    {
        await using (var db = await App.NewDbAsync())
        {
            await db.Set<LetterRow>()
                .Where(l => l.CaseNumber == Number && l.Template == "mediation-invited")
                .ExecuteUpdateAsync(l =>
                    l.SetProperty(x => x.State, LetterState.Failed)
                        .SetProperty(
                            x => x.GivenUp,
                            nameof(Redress.Domain.Cases.Records.UndeliveredReason.AddressUnknown)
                        )
                        .SetProperty(x => x.Claim, (Guid?)null)
                );
        }

        await App.Services.GetRequiredService<GivenUpLetters>().Note();
        Assert.Single((await Office.GetAsync("secretary", Number)).List("undelivered"));
    }

    private async Task WithANonMemberAsync()
    {
        await FileAsync(
            Office.Complaint(
                member: null,
                name: "Mia Mixer",
                facts: "The mixer stands still.",
                email: "mia@consumer.example"
            )
        );
        await By(
            "secretary",
            "set-respondent",
            new
            {
                name = $"Mixed {W("set-respondent.name")}",
                website = $"https://{W("set-respondent.website")}.example",
                email = $"{W("set-respondent.email")}@mixed.example",
                reason = W("set-respondent.reason"),
            }
        );
        await By("secretary", "start-mediation");
        await FirstMailFailsAsync();
        ShopCode = await new Postbox(App).AccessCodeAsync(Number);
        await ByShop("propose", new { text = W("propose.text") });
        await ByComplainant("message", new { to = "otherParty", text = W("message.text:passed") });
        await ByShop("message", new { to = "otherParty", text = W("message.text:returned") });
        await ByShop("message", new { to = "mediator", text = W("message.text:confided") });
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent("%PDF-1.7 mixer"u8.ToArray()), "document", $"{W("add-document.fileName")}.pdf" },
        };
        using var client = App.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = App.Address });
        client.DefaultRequestHeaders.Add("X-Tracking-Code", ShopCode);
        using var brought = await client.PostAsync($"/api/v1/complaints/{Number}/documents", form);
        Assert.Equal(201, (int)brought.StatusCode);
    }
}
