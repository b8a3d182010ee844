using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Redress.Testing;
using Redress.Web.Tests.Support;
using static Redress.Web.Tests.Canary.Stage;
using static Redress.Web.Tests.Canary.Who;

namespace Redress.Web.Tests.Canary;

/// <summary>A complaint against a member that is mediated and settled (BC-10). What is offered goes to the other party, and stays in mediation: no member of the committee reads it (FP-24).</summary>
internal sealed class SettledCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "b";

    public override IReadOnlyList<Stage?> Stages { get; } = [Mediating, Settled, null, null, Answered];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("b", "propose.text", "FP-24", (Mediating, Mediators)),
        new("b", "propose.terms.what", "FP-24", (Mediating, Mediators)),
        new("b", "decline-proposal.reason", "FP-24", (Mediating, Mediators)),
        // Messages, each for those for whom it was meant; who decides reads none (FP-20).
        new("b", "message.text:asked", "FP-20", (Mediating, Complainant | Who.Secretary)),
        new("b", "message.text:passed", "FP-24", (Mediating, Parties | Who.Secretary)),
        new("b", "message.text:confided", "FP-24", (Mediating, Complainant | Who.Secretary)),
        new("b", "message.text:returned", "FP-24", (Mediating, Complainant | Who.Secretary)),
        new("b", "add-attachment.fileName", "FP-20", (Mediating, Complainant | Who.Secretary)),
        new("b", "settle.terms", "FP-24", (Settled, Mediators)),
        new("b", "settle.agreed.what", "FP-24", (Settled, Mediators)),
        // The paper is the secretary's scan, and was served on nobody.
        new("b", "add-document.fileName:agreement", "FP-24", (Settled, Who.Body & ~Who.Committee)),
        new("b", "report-settlement.text", "FP-24", (Answered, Mediators)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        switch (stage)
        {
            case Mediating:
                await FileAsync(Office.Complaint(facts: "The lamp was broken.", name: "Bea Lamp"));
                await By("secretary", "start-mediation");
                var made = await ByShop(
                    "propose",
                    new { text = W("propose.text"), terms = new[] { new { what = W("propose.terms.what") } } }
                );
                await ByComplainant(
                    "decline-proposal",
                    new
                    {
                        proposal = made.List("proposals").Single()["id"]!.GetValue<string>(),
                        reason = W("decline-proposal.reason"),
                    }
                );
                await TalkAsync();
                break;
            case Settled:
                await By(
                    "secretary",
                    "settle",
                    new
                    {
                        document = (
                            await Office.UploadAsync(
                                "secretary",
                                Number,
                                $"{W("add-document.fileName:agreement")}.pdf",
                                "%PDF-1.7 agreed"u8.ToArray()
                            )
                        ).Text("id"),
                        terms = W("settle.terms"),
                        agreed = new[] { new { what = W("settle.agreed.what"), by = "2026-03-27" } },
                    }
                );
                break;
            default:
                await ByComplainant("report-settlement", new { kept = false, text = W("report-settlement.text") });
                break;
        }
    }

    private async Task TalkAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("message"), "for" },
            { new ByteArrayContent("%PDF-1.7 lamp"u8.ToArray()), "document", $"{W("add-attachment.fileName")}.pdf" },
        };
        using var client = App.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = App.Address });
        client.DefaultRequestHeaders.Add("X-Tracking-Code", Code);
        using var brought = await client.PostAsync($"/api/v1/complaints/{Number}/documents", form);
        var document = (await brought.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
        await ByComplainant("message", new { to = "secretary", text = W("message.text:asked") });
        await ByShop("message", new { to = "otherParty", text = W("message.text:passed") });
        await ByComplainant(
            "message",
            new
            {
                to = "mediator",
                text = W("message.text:confided"),
                documents = new[] { document },
            }
        );
        await By("secretary", "message", new { party = "complainant", text = W("message.text:returned") });
    }
}

/// <summary>A complaint against a provider of the other scheme, which has no committee of its own: it is put to the external one (WK-2).</summary>
internal sealed class ReferredCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "c";

    public override string? Shop => "provider";

    public override IReadOnlyList<Stage?> Stages { get; } = [Mediating, ReferredOut, Advised];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("c", "propose.text", "FP-24", (Mediating, Mediators)),
        new("c", "set-successor.name", "FP-25", (Mediating, All)),
        new("c", "set-successor.email", "BC-16", (Mediating, Body)) { Also = Complainant },
        new("c", "set-successor.address.street", "BC-16", (Mediating, Body)) { Also = Complainant },
        new("c", "set-successor.address.city", "BC-16", (Mediating, Body)) { Also = Complainant },
        new("c", "refer-externally.body", "WK-2", (ReferredOut, All)),
        new("c", "refer-externally.reference", "WK-2", (ReferredOut, All)),
        new("c", "record-advice.text", "WK-2", (Advised, All)),
        new("c", "report-compliance.text", "WK-2", (Advised, All)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        switch (stage)
        {
            case Mediating:
                await FileAsync(Redress.Testing.Stages.AboutAProvider);
                await By("secretary", "start-mediation");
                await ByComplainant("propose", new { text = W("propose.text") });
                await SucceedAsync();
                break;
            case ReferredOut:
                await By(
                    "secretary",
                    "refer-externally",
                    new
                    {
                        body = W("refer-externally.body"),
                        reference = W("refer-externally.reference"),
                        on = "2026-03-25",
                    }
                );
                break;
            default:
                await By("secretary", "record-advice", new { text = W("record-advice.text"), on = "2026-03-25" });
                await ByComplainant("report-compliance", new { complied = false, text = W("report-compliance.text") });
                break;
        }
    }

    // The complainant died, and its heir goes on with a code of its own (FP-25).
    private async Task SucceedAsync()
    {
        var document = await Office.DocumentAsync("secretary", Number, "akte.pdf");
        await By(
            "secretary",
            "record-loss",
            new
            {
                party = "complainant",
                kind = "died",
                on = "2026-03-01",
                document,
            }
        );
        var email = $"{W("set-successor.email")}@consumer.example";
        await By(
            "secretary",
            "set-successor",
            new
            {
                party = "complainant",
                name = W("set-successor.name"),
                document,
                email,
                address = new
                {
                    street = W("set-successor.address.street"),
                    postalCode = "1011",
                    city = W("set-successor.address.city"),
                    country = "NL",
                },
            }
        );
        Code = await new Postbox(App).AccessCodeAsync(Number, "complainant", email);
    }
}

/// <summary>A complaint against a webshop that is no member; mediation fails, and the case goes nowhere further here (BC-11). The webshop has a code of its own.</summary>
internal sealed class UnmediatedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "d";

    public override string? Shop => null;

    public override IReadOnlyList<Stage?> Stages { get; } = [Mediating, Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("d", "file-complaint.respondent.name", "BC-10", (Mediating, All)),
        new("d", "file-complaint.respondent.website", "BC-10", (Mediating, Body)) { Also = Parties },
        new("d", "file-complaint.respondent.email", "BC-16", (Mediating, Body)) { Also = Parties },
        new("d", "propose.text", "FP-24", (Mediating, Mediators)),
        new("d", "decline-mediation.reason", "FP-24", (Mediating, Mediators & ~Member)) { Also = Member },
        // Both are told that mediation failed; why is the body's own note of it (BC-16).
        new("d", "end-mediation.reason", "BC-16", (Ended, Body)),
    ];

    protected override async Task GoAsync(Stage stage)
    {
        if (stage == Ended)
        {
            await By("secretary", "end-mediation", new { reason = W("end-mediation.reason") });
            return;
        }

        await FileAsync(
            new
            {
                scheme = "becommerce",
                kind = "purchase",
                language = "en",
                facts = "The kettle leaks.",
                claim = "A kettle that does not.",
                purchase = new { orderNumber = "D-1" },
                respondent = new
                {
                    name = $"Outside {W("file-complaint.respondent.name")}",
                    website = $"https://www.{W("file-complaint.respondent.website")}.example",
                    email = $"{W("file-complaint.respondent.email")}@outside.example",
                },
                complainant = new
                {
                    kind = "consumer",
                    name = "Dirk Ketel",
                    email = "dirk@consumer.example",
                },
            }
        );
        await By("secretary", "start-mediation");
        ShopCode = await new Postbox(App).AccessCodeAsync(Number);
        await ByShop("propose", new { text = W("propose.text") });
        await ByShop("decline-mediation", new { reason = W("decline-mediation.reason") });
    }
}

/// <summary>A complaint against a webshop that is no member, refused with reasons that both are told (FP-3).</summary>
internal sealed class RefusedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "e";

    public override string? Shop => null;

    public override IReadOnlyList<Stage?> Stages { get; } = [Ended];

    public override IReadOnlyList<Text> Texts { get; } = [new("e", "refuse.reasons", "FP-3", (Ended, All))];

    protected override async Task GoAsync(Stage stage)
    {
        await FileAsync(
            Office.Complaint(
                member: null,
                name: "Ed Refused",
                facts: "The door does not close.",
                email: "ed@consumer.example"
            )
        );
        await By("secretary", "refuse", new { ground = "outOfScope", reasons = W("refuse.reasons") });
        ShopCode = await new Postbox(App).AccessCodeAsync(Number);
    }
}

/// <summary>A complaint about advertising that its complainant withdrew (FP-5) before the member had answered it all.</summary>
internal sealed class WithdrawnCase(TestApp app, Office office) : CanaryCase(app, office)
{
    public override string Key => "f";

    public override IReadOnlyList<Stage?> Stages { get; } = [Ended];

    public override IReadOnlyList<Text> Texts { get; } =
    [
        new("f", "file-complaint.messages", "FP-1", (Ended, All)),
        new("f", "respond.messages", "FP-1", (Ended, All)),
        new("f", "correct-details.name", "FP-21", (Ended, All)),
        new("f", "correct-details.email", "BC-16", (Ended, Body)) { Also = Complainant },
        new("f", "correct-details.address.street", "BC-16", (Ended, Body)) { Also = Complainant },
        new("f", "correct-details.address.city", "BC-16", (Ended, Body)) { Also = Complainant },
        new("f", "correct-details.representative.name", "FP-13", (Ended, Complainant | Body)) { Also = Member },
        new("f", "correct-details.representative.email", "BC-16", (Ended, Body)) { Also = Complainant },
        // Both are told that it was withdrawn; why, the complainant says to the body.
        new("f", "withdraw.reason", "BC-16", (Ended, Body)) { Also = Complainant },
    ];

    protected override async Task GoAsync(Stage stage)
    {
        await FileAsync(
            new
            {
                scheme = "becommerce",
                kind = "unsolicitedAdvertising",
                language = "en",
                respondent = new { memberId = "demo-shop" },
                complainant = new
                {
                    kind = "consumer",
                    name = "Fay Mail",
                    email = "fay@consumer.example",
                },
                facts = "Advertising every day.",
                claim = "No more of it.",
                messages = new[] { W("file-complaint.messages") },
            }
        );
        await By("secretary", "send-to-member");
        await ByShop("respond", new { messages = new[] { W("respond.messages") } });
        await ByComplainant(
            "correct-details",
            new
            {
                name = $"Fay {W("correct-details.name")}",
                email = $"{W("correct-details.email")}@consumer.example",
                phone = "+32 470 12 34 56",
                address = new
                {
                    street = W("correct-details.address.street"),
                    postalCode = "9000",
                    city = W("correct-details.address.city"),
                    country = "BE",
                },
                representative = new
                {
                    name = W("correct-details.representative.name"),
                    email = $"{W("correct-details.representative.email")}@consumer.example",
                },
            }
        );
        await ByComplainant("withdraw", new { reason = W("withdraw.reason") });
    }
}
