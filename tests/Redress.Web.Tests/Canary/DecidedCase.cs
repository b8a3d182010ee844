using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.Queries;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Tests.Canary;

/// <summary>A complaint against a member, from filing to the withdrawal of its notice.</summary>
internal sealed class DecidedCase(TestApp app, Office office) : CanaryCase(app, office)
{
    private string _reference = "";

    public override string Key => "a";

    public override IReadOnlyList<Text> Texts => DecidedLaw.Texts;

    public override IReadOnlyList<Stage?> Stages { get; } =
    [.. Enumerable.Range((int)Stage.Filed, Stage.Closed - Stage.Filed + 1).Select(s => (Stage?)s)];

    public override Who Finds => Stage == Stage.Filed ? Who.Complainant | Who.Body : Who.All;

    public override Who Is(string walker) => walker == "committee2" ? Who.Recused : base.Is(walker);

    protected override Task GoAsync(Stage stage) =>
        stage switch
        {
            Stage.Filed => FileAsync(),
            Stage.Examined => ExamineAsync(),
            Stage.Deliberating => DeliberateAsync(),
            Stage.Notified => NotifyAsync(),
            Stage.Appealed => AppealAsync(),
            Stage.BeforeForum => ReferAsync(),
            Stage.Final => EndAppealsAsync(),
            Stage.Published => By("committee", "confirm-notice"),
            Stage.Reported => ReportAsync(),
            Stage.Corrected => CorrectNoticeAsync(),
            _ => CloseAsync(),
        };

    private async Task FileAsync()
    {
        await FileAsync(
            new
            {
                scheme = "becommerce",
                kind = "purchase",
                language = "en",
                respondent = new { memberId = "demo-shop" },
                complainant = new
                {
                    kind = "consumer",
                    name = $"Ann {W("file-complaint.complainant.name")}",
                    email = $"{W("file-complaint.complainant.email")}@consumer.example",
                    phone = "+32 470 12 34 56",
                    address = new
                    {
                        street = W("file-complaint.complainant.address.street"),
                        postalCode = "9000",
                        city = W("file-complaint.complainant.address.city"),
                        country = "BE",
                    },
                },
                representative = new
                {
                    name = W("file-complaint.representative.name"),
                    bar = W("file-complaint.representative.bar"),
                    email = $"{W("file-complaint.representative.email")}@consumer.example",
                },
                facts = W("file-complaint.facts"),
                claim = W("file-complaint.claim"),
                contactedShopOn = "2026-02-02",
                purchase = new
                {
                    orderNumber = W("file-complaint.purchase.orderNumber"),
                    orderedOn = "2026-01-10",
                    amount = new { amount = 89.95, currency = "EUR" },
                },
            }
        );
        await By("secretary", "request-information", new { items = new[] { W("request-information.items") } });
        await ByComplainant(
            "supply-information",
            new { items = new[] { new { item = "1", text = W("supply-information.items.text") } } }
        );
        Documents.Add(
            (
                await Office.UploadAsync(
                    "secretary",
                    Number,
                    $"{W("add-document.fileName:inner")}.pdf",
                    Pdf("document:inner"),
                    "internal"
                )
            ).Text("id")
        );
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Pdf("document:proof")), "document", $"{W("add-document.fileName")}.pdf" },
        };
        using var client = App.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = App.Address });
        client.DefaultRequestHeaders.Add("X-Tracking-Code", Code);
        using var answer = await client.PostAsync($"/api/v1/complaints/{Number}/documents", form);
        Documents.Add((await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>());
        // It names two members, of whom one then steps back.
        await By("secretary", "note", new { text = $"{W("note.text")} @committee @committee2" });
        await KeepAsync();
        await By("committee2", "recuse", new { reason = W("recuse.reason") });
    }

    private async Task KeepAsync()
    {
        var services = App.Services;
        await using var db = await App.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == "secretary@demo.example");
        var secretary = new Actor(Role.Secretary, user.Id, user.DisplayName);
        var open = (await services.GetRequiredService<CaseService>().Find(Number, secretary, default))!;
        var document = Documents[0];
        Assert.True(await services.GetRequiredService<CaseTags>().Add(secretary, Number, W("desk.tag")));
        Assert.True(await services.GetRequiredService<ExhibitTitles>().Set(open, secretary, document, W("desk.title")));
        Assert.NotNull(
            await services.GetRequiredService<PageNotes>().Add(open, secretary, (document, 1), W("desk.pageNote"))
        );
        Assert.Null(
            await services.GetRequiredService<DeskTasks>().Add(secretary, Guid.NewGuid(), W("desk.task"), Number)
        );
        Assert.Equal(
            SavedView.Saved,
            await services
                .GetRequiredService<SavedViews>()
                .Save(secretary, W("desk.view"), $"/cases?q={Texts[0].Word}", shared: false)
        );
        var typed = new Dictionary<string, StringValues> { ["text"] = W("desk.draft") };
        Assert.True(
            await services
                .GetRequiredService<FormDrafts>()
                .Save(Number, FormDrafts.OwnerOf(secretary), "note", typed, null)
        );
    }

    private async Task ExamineAsync()
    {
        await By("secretary", "send-to-member");
        await ByShop("request-extension", new { days = 5, reason = W("request-extension.reason") });
        await By(
            "secretary",
            "extend-term",
            new
            {
                term = "response",
                days = 5,
                reason = W("extend-term.reason"),
            }
        );
        await Office.ClockAsync("2026-03-25T09:00:00+01:00");
        await By(
            "secretary",
            "put-to-party",
            new
            {
                party = "complainant",
                what = "ground",
                text = W("put-to-party.text"),
                ground = "outOfScope",
                groundKnownOn = "2026-03-24",
            }
        );
        await By("secretary", "mark-non-cooperation", new { reason = W("mark-non-cooperation.reason") });
        await ByShop(
            "respond",
            new
            {
                answer = W("respond.answer"),
                defence = W("respond.defence"),
                noMessages = true,
                text = W("respond.text"),
                requestHearing = true,
            }
        );
        await By(
            "secretary",
            "propose-hearing-dates",
            new { dates = new[] { "2026-04-20T10:00:00+02:00" }, answerBy = "2026-04-01" }
        );
        await ByShop("answer-hearing-dates", new { text = W("answer-hearing-dates.text") });
        await ByComplainant("answer-hearing-dates", new { text = W("answer-hearing-dates.text:complainant") });
        await ByShop("answer-hearing-dates", new { video = true });
        await ByComplainant("answer-hearing-dates", new { video = true });
        await By(
            "secretary",
            "invite-to-hearing",
            new
            {
                at = "2026-04-20T10:00:00+02:00",
                videoLink = $"https://video.example/{W("invite-to-hearing.videoLink")}",
            }
        );
        await By(
            "secretary",
            "invite-to-hearing",
            new { at = "2026-04-21T10:00:00+02:00", place = W("invite-to-hearing.place") }
        );
        await ByShop("ask-about-hearing", new { text = W("ask-about-hearing.text") });
        await ByComplainant("ask-about-hearing", new { text = W("ask-about-hearing.text:complainant") });
        await By("secretary", "cancel-hearing", new { reason = W("cancel-hearing.reason") });
        await AgreeToSoonerAsync();
        await By("secretary", "invite-to-hearing", new { at = "2026-03-26T10:00:00+01:00", place = "Brussels" });
        await Office.ClockAsync("2026-03-26T11:00:00+01:00");
        await AgreeToSoonerAsync();
        await By(
            "secretary",
            "record-hearing",
            new { adjournedTo = "2026-03-27T10:00:00+01:00", reason = W("record-hearing.reason") }
        );
        await Office.ClockAsync("2026-03-27T11:00:00+01:00");
        await By(
            "secretary",
            "record-hearing",
            new { minutes = W("record-hearing.minutes"), attended = new[] { W("record-hearing.attended") } }
        );
        await By("secretary", "request-information", new { items = new[] { W("request-information.items:later") } });
        await ByComplainant(
            "supply-information",
            new { items = new[] { new { item = "2", text = W("supply-information.items.text:later") } } }
        );
    }

    private async Task<string> LateAsync() =>
        (await Office.GetAsync("committee", Number)).List("lateSubmissions").Last()["id"]!.GetValue<string>();

    private async Task AgreeToSoonerAsync()
    {
        await ByShop("answer-hearing-dates", new { sooner = true });
        await ByComplainant("answer-hearing-dates", new { sooner = true });
    }

    private async Task DeliberateAsync()
    {
        await ByComplainant("comment", new { text = W("comment.text") });
        await ByShop("comment", new { nothingToAdd = true });
        await By("secretary", "declare-complete");
        await By("secretary", "close-file");
        await By("committee", "reopen-file", new { reason = W("reopen-file.reason") });
        await By("secretary", "close-file");
        await ByComplainant("comment", new { text = W("comment.text:aside") });
        await By(
            "committee",
            "set-aside-late",
            new { submission = await LateAsync(), reason = W("set-aside-late.reason") }
        );
        await ByShop("comment", new { text = W("comment.text:admitted") });
        await By("committee", "admit-late", new { submission = await LateAsync(), reason = W("admit-late.reason") });
        await ByComplainant("comment", new { nothingToAdd = true });
        await ConferAsync();
        await By("committee", "decide", Decision("decide.reasons:first"));
        await By("secretary", "reject-decision", new { reason = W("reject-decision.reason") });
        await By("committee", "decide", Decision("decide.reasons"));
    }

    // In the closed session, by its own pages (BC-15).
    private async Task ConferAsync()
    {
        var at = $"/cases/{Number}/deliberation";
        var (clara, clerk) = (await AtDeskAsync("committee"), await AtDeskAsync("secretary"));
        await clara.RedirectAsync(
            $"{at}/drafts/new",
            "draft",
            ("version", "0"),
            ("text", W("deliberation:older-draft"))
        );
        await clerk.RedirectAsync($"{at}/drafts/1", "draft", ("version", "1"), ("text", W("deliberation:draft")));
        await clara.RedirectAsync(
            $"{at}/drafts/1",
            "vote",
            ("version", "2"),
            ("vote", "for"),
            ("reason", W("deliberation:vote"))
        );
        await clara.RedirectAsync(at, "remark", ("remark", W("deliberation:remark")));
    }

    private async Task NotifyAsync()
    {
        await By("secretary", "confirm-decision");
        await By("secretary", "notify", new { posted = "2026-03-27", reference = W("notify.reference") });
        await ByShop("message", new { to = "secretary", text = W("message.text") });
    }

    private async Task AppealAsync()
    {
        await Office.ClockAsync("2026-04-03T09:00:00+02:00");
        await By(
            "secretary",
            "record-receipt",
            new
            {
                party = "respondent",
                result = "returned",
                on = "2026-04-02",
                reason = W("record-receipt.reason"),
            }
        );
        var lodged = await ByComplainant(
            "lodge-appeal",
            new
            {
                grounds = W("lodge-appeal.grounds:complainant"),
                contested = new[] { "decision" },
                language = "nl",
                acceptsArbitration = true,
            }
        );
        await ByComplainant("withdraw-appeal", new { appeal = AppealIn(lodged), reason = W("withdraw-appeal.reason") });
        var appeal = AppealIn(
            await ByShop("lodge-appeal", new { grounds = W("lodge-appeal.grounds"), contested = new[] { "decision" } })
        );
        await By(
            "appeals",
            "record-deposit",
            new
            {
                appeal,
                amount = new { amount = 2000, currency = "EUR" },
                booked = "2026-04-03",
            }
        );
    }

    private async Task ReferAsync()
    {
        // The arbitrator waits until the complainant, which took its appeal back, can appeal no more (BC-29).
        await Office.ClockAsync("2026-04-21T09:00:00+02:00");
        var appeal = AppealIn(await Office.GetAsync("appeals", Number));
        await By(
            "appeals",
            "refer",
            new
            {
                appeal,
                forum = "arbitration",
                reference = W("refer.reference"),
                on = "2026-04-21",
            }
        );
        await By(
            "secretary",
            "correct-decision",
            new { reason = W("correct-decision.reason:first"), reasons = W("correct-decision.reasons:first") }
        );
        await By("committee", "reject-correction", new { reason = W("reject-correction.reason") });
        await By(
            "secretary",
            "correct-decision",
            new
            {
                reason = W("correct-decision.reason"),
                reasons = W("correct-decision.reasons"),
                refrainFrom = W("correct-decision.refrainFrom"),
            }
        );
    }

    private async Task EndAppealsAsync()
    {
        await Office.ClockAsync("2026-05-04T09:00:00+02:00");
        await By("committee", "confirm-correction");
        var appeal = AppealIn(await Office.GetAsync("appeals", Number));
        object[] replacementSanctions =
        [
            new
            {
                kind = "fine",
                amount = new { amount = 1000, currency = "EUR" },
                enforceable = "conditional",
                condition = W("record-outcome.replacementSanctions.condition"),
                conditionUntil = "2027-01-31",
            },
        ];
        var judged = await By(
            "appeals",
            "record-outcome",
            new
            {
                appeal,
                forum = "arbitration",
                outcome = "partlyUpheld",
                text = W("record-outcome.text"),
                on = "2026-05-04",
                document = await Office.DocumentAsync("secretary", Number, "award.pdf"),
                replacementOutcome = "founded",
                replacementNorms = new[] { "2.2.2" },
                replacementRefrainFrom = W("record-outcome.replacementRefrainFrom"),
                otherOrder = W("record-outcome.otherOrder"),
                replacementSanctions,
            }
        );
        await By(
            "appeals",
            "record-sanction-step",
            new
            {
                sanction = OrderIn(judged),
                step = "carriedOut",
                on = "2026-05-04",
            }
        );
        // Else the notice would say nothing but that there was an award (FP-17).
        await ByComplainant("permit-award-publication");
        await ByShop("permit-award-publication");
        var late = await ByComplainant(
            "lodge-appeal",
            new
            {
                grounds = W("lodge-appeal.grounds:late"),
                language = "nl",
                acceptsArbitration = true,
            }
        );
        await By(
            "appeals",
            "declare-appeal-inadmissible",
            new { appeal = AppealIn(late), reasons = W("declare-appeal-inadmissible.reasons") }
        );
        await By("secretary", "publish-notice", new { text = W("publish-notice.text:first") });
        await By("committee", "reject-notice", new { reason = W("reject-notice.reason") });
        var proposed = await By("secretary", "publish-notice", new { text = W("publish-notice.text") });
        await ByComplainant("answer-notice", new { text = W("answer-notice.text") });
        await ByShop("answer-notice", new { nothingToAdd = true });
        foreach (
            var sanction in proposed.Body!["decision"]!["sanctions"]!
                .AsArray()
                .Where(s => s!["state"]!.GetValue<string>() == "due")
                .Select(s => s!["id"]!.GetValue<string>())
        )
        {
            await By(
                "secretary",
                "record-sanction-step",
                new
                {
                    sanction,
                    step = "paid",
                    on = "2026-05-04",
                }
            );
        }
    }

    // By anybody, without a name, on the notice's own page (BC-31).
    private async Task ReportAsync()
    {
        _reference = (await Office.GetAsync("secretary", Number)).Body!["notice"]!["reference"]!.GetValue<string>();
        var reader = new Person(App.CreateClient(new() { AllowAutoRedirect = false }));
        await reader.PostAsync(
            $"/decisions/{_reference}/report",
            ("what", W("report-notice.text")),
            ("email", $"{W("report-notice.email")}@reader.example")
        );
    }

    private async Task CorrectNoticeAsync()
    {
        await By("secretary", "restore-notice", new { reason = W("restore-notice.reason") });
        await By("committee", "confirm-notice-change");
        foreach (var text in (string[])["correct-notice.text:first", "correct-notice.text"])
        {
            await By("secretary", "correct-notice", new { text = W(text), reason = W("correct-notice.reason") });
            if (text != "correct-notice.text")
            {
                await By("committee", "reject-notice-change", new { reason = W("reject-notice-change.reason") });
            }
        }

        await By("committee", "confirm-notice-change");
    }

    private async Task CloseAsync()
    {
        await By("secretary", "withdraw-notice", new { reason = W("withdraw-notice.reason") });
        await By("committee", "confirm-notice-change");
        await By("secretary", "close");
        var hold = new { reason = W("hold-erasure.reason"), until = "2026-12-01" };
        await By("secretary", "hold-erasure", hold);
        await By("admin", "reject-hold", new { reason = W("reject-hold.reason") });
        await By("secretary", "hold-erasure", hold);
        await By("admin", "confirm-hold");
        await By("secretary", "release-hold", new { reason = W("release-hold.reason") });
        await By("secretary", "hold-erasure", hold);
    }

    private object Decision(string reasons) =>
        new
        {
            outcome = "founded",
            reasons = W(reasons),
            norms = new[] { "2.2.2" },
            refrainFrom = W("decide.refrainFrom"),
            sanctions = new[]
            {
                new
                {
                    kind = "fine",
                    amount = new { amount = 2000, currency = "EUR" },
                    enforceable = "conditional",
                    condition = W("decide.sanctions.condition"),
                    conditionUntil = "2027-01-31",
                },
            },
        };

    private static string AppealIn(Reply reply) => reply.List("appeals").Last()["id"]!.GetValue<string>();

    private static string OrderIn(Reply reply) =>
        reply.List("appeals").SelectMany(a => a!["orders"]?.AsArray() ?? []).Single()!["id"]!.GetValue<string>();

    private byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.7 {W(text)}");
}
