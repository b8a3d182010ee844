using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Administration.Rulebooks;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Own;

/// <summary>What a provider reads about its logo and does there: of Webshop Keurmerk (WK-3 to WK-10).</summary>
public sealed class OwnLogoPagesTests
{
    private const string Logo = "webshopKeurmerk";

    private static Task<OwnLabelVisit> BeginAsync() => OwnLabelVisit.BeginAsync("provider", "keurmerk-shop");

    [Fact]
    [Rule("WK-6")]
    public async Task A_change_is_submitted_once_however_often_it_is_sent_and_its_answer_is_read()
    {
        await using var visit = await BeginAsync();
        await visit.SendAsync("submit-change", ("text", "Nieuwe retourvoorwaarden."));
        await visit.SendAsync("submit-change", ("text", "Nieuwe retourvoorwaarden."));
        var change = Assert.Single((await visit.FileAsync()).LogoChanges);
        Assert.Contains("submitted, not answered yet", await visit.SeeAsync());
        await visit.DoAsync(
            "answer-change",
            new
            {
                change = change.Id,
                approved = false,
                text = "Dertig dagen is te kort.",
            }
        );
        var page = await visit.SeeAsync();
        Assert.Contains("not approved", page);
        Assert.Contains("Dertig dagen is te kort.", page);
    }

    [Fact]
    [Rule("WK-3"), Rule("WK-4")]
    public async Task A_warning_is_answered_a_notice_confirmed_and_the_end_of_the_irregularity_reported()
    {
        await using var visit = await BeginAsync();
        await visit.DoAsync(
            "prepare-measure",
            new
            {
                kind = "suspend",
                grounds = "De verzendkosten ontbreken.",
                article = "art. 4",
            }
        );
        var page = await visit.SeeAsync();
        Assert.Contains("De verzendkosten ontbreken.", page);
        Assert.Contains("art. 4", page);
        await visit.SendAsync("react-to-measure", ("text", "We passen het aan."));
        var measure = (await visit.FileAsync()).Measures[0];
        Assert.Equal("We passen het aan.", Assert.Single(measure.Reactions).Text);
        Assert.DoesNotContain($"{visit.Page}/react-to-measure", await visit.SeeAsync());

        await visit.SuspendAsync();
        Assert.Contains("Remove the logo from your site", await visit.SeeAsync());
        await visit.SendAsync("confirm-receipt");
        Assert.NotNull((await visit.FileAsync()).Measures[^1].Notice!.ConfirmedAt);
        Assert.DoesNotContain($"{visit.Page}/confirm-receipt", await visit.SeeAsync());
        await visit.SendAsync("report-mended", ("text", "De kosten staan er nu."));
        Assert.Equal("De kosten staan er nu.", Assert.Single((await visit.FileAsync()).Measures[^1].Proofs).Text);
    }

    [Fact]
    [Rule("WK-10")]
    public async Task Over_a_significant_change_of_the_code_it_may_leave_while_its_time_runs_and_not_after()
    {
        await using var visit = await BeginAsync();
        Assert.DoesNotContain("leave-over-change", await visit.SeeAsync());
        await AnnounceAsync(visit);
        var page = await visit.SeeAsync();
        // Sent on 2 March: two months, so until 2 May; in force on 1 June.
        Assert.Contains("Saturday 2 May 2026", page);
        Assert.Contains("Monday 1 June 2026", page);
        var form = await visit.ButtonAsync("leave-over-change");
        Assert.Contains("Monday 1 June 2026", await visit.User.GetAsync(form));
        Assert.Null((await visit.MemberAsync()).EndsOn);

        await visit.SendAsync("leave-over-change");
        Assert.Equal(new DateOnly(2026, 6, 1), (await visit.MemberAsync()).EndsOn);
        page = await visit.SeeAsync();
        Assert.Contains("Your agreement ends on 1 June 2026", page);
        Assert.DoesNotContain($"{visit.Page}/leave-over-change", page);
    }

    [Fact]
    [Rule("WK-10")]
    public async Task The_contact_alone_leaves_over_a_change_and_who_else_reads_of_it_is_told_who_that_is()
    {
        await using var visit = await BeginAsync();
        await AnnounceAsync(visit);
        await using (var db = await visit.App.NewDbAsync())
        {
            var contact = await db.Users.SingleAsync(u => u.Email == "provider@demo.example");
            db.Users.Add(
                new User
                {
                    UserName = "chef@demo.example",
                    Email = "chef@demo.example",
                    DisplayName = "C. Chef",
                    MemberId = visit.Member,
                    Language = "nl",
                    Since = contact.Since,
                }
            );
            await db.SaveChangesAsync();
            (await db.Set<MemberRow>().SingleAsync(m => m.Id == visit.Member)).ContactId = (
                await db.Users.SingleAsync(u => u.Email == "chef@demo.example")
            ).Id;
            await db.SaveChangesAsync();
        }

        var page = await visit.SeeAsync();
        Assert.Contains("Only C. Chef", page);
        Assert.DoesNotContain($"{visit.Page}/leave-over-change", page);
        Assert.Contains("Only C. Chef", await visit.User.GetAsync($"{visit.Page}/leave-over-change?about=2026-02"));
        var refused = await visit.Office.AsAsync(
            "provider",
            HttpMethod.Post,
            $"/api/v1/members/{visit.Member}/actions/leave-over-change",
            new { version = "2026-02" }
        );
        Assert.InRange(refused.Code, 403, 404);
        Assert.Null((await visit.MemberAsync()).EndsOn);
    }

    [Fact]
    [Rule("WK-7")]
    public async Task Fees_are_told_asked_paid_in_part_and_paid()
    {
        await using var visit = await BeginAsync();
        await visit.DoAsync("ask-fee", new { year = 2026 });
        await visit.DoAsync(
            "record-payment",
            new
            {
                what = "fee",
                year = 2026,
                on = "2026-03-02",
                amount = new { amount = 95.00m, currency = "EUR" },
            }
        );
        Assert.Contains("is still to be paid", await visit.SeeAsync());
        await visit.DoAsync(
            "record-payment",
            new
            {
                what = "fee",
                year = 2026,
                on = "2026-03-02",
                amount = new { amount = 100.00m, currency = "EUR" },
            }
        );
        Assert.Contains("paid on 2 March 2026", await visit.SeeAsync());
    }

    [Fact]
    [Rule("WK-10")]
    public async Task After_its_two_months_the_change_is_accepted()
    {
        await using var visit = await BeginAsync();
        await AnnounceAsync(visit);
        await visit.Office.ClockAsync("2026-05-02T23:30:00+02:00");
        Assert.Contains("leave-over-change", await visit.SeeAsync());
        await visit.Office.ClockAsync("2026-05-03T00:30:00+02:00");
        Assert.DoesNotContain("leave-over-change", await visit.SeeAsync());
        Assert.Contains(
            "not asked of you now",
            await visit.User.GetAsync($"{visit.Page}/leave-over-change?about=2026-02")
        );
    }

    [Fact]
    [Rule("WK-4"), Rule("BC-41")]
    public async Task What_the_body_does_before_a_court_or_looks_at_is_not_told_to_the_provider_and_its_own_is()
    {
        await using var visit = await BeginAsync();
        await visit.SendAsync("submit-change", ("text", "Nieuwe retourvoorwaarden."));
        await visit.SuspendAsync();
        const string Step = "Beslag op 14 april.";
        var id = (await visit.FileAsync()).Measures[0].Id;
        await visit.DoAsync(
            "record-court-step",
            new
            {
                measure = id,
                text = Step,
                on = "2026-03-02",
            }
        );
        var own = (await visit.Office.AsAsync("provider", HttpMethod.Get, $"/api/v1/members/{visit.Member}")).Body!;
        Assert.DoesNotContain(Step, own.ToJsonString(), StringComparison.Ordinal);
        var measure = own["measures"]!.AsArray().Single()!.AsObject();
        Assert.False(measure.ContainsKey("looks") || measure.ContainsKey("courtSteps"));
        Assert.True(measure.ContainsKey("penalty"));
        Assert.Single(own["logoChanges"]!.AsArray());
        var kept = (await visit.Office.AsAsync("registrar", HttpMethod.Get, $"/api/v1/members/{visit.Member}")).Body!;
        Assert.Equal(Step, kept["measures"]![0]!["courtSteps"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    [Rule("WK-10"), Rule("BC-42")]
    public async Task A_provider_whose_logo_rests_is_sent_a_change_of_the_code()
    {
        await using var visit = await BeginAsync();
        await visit.SuspendAsync();
        await using var db = await visit.App.NewDbAsync();
        var told = await RulebookAudience.Of(db, "webshop-keurmerk", "nl", default);
        Assert.Contains(told.Readers, r => r.MemberId == visit.Member);
        await AnnounceAsync(visit);
        await visit.ButtonAsync("leave-over-change");
    }

    [Theory]
    [Rule("WK-3"), Rule("ST-4")]
    [InlineData("prepare-measure", """{"kind": "foo", "grounds": "x", "article": "7"}""", "kind")]
    [InlineData("prepare-measure", """{"kind": "suspend", "grounds": 5, "article": "7"}""", "grounds")]
    [InlineData("re-examine", """{"on": "x"}""", "on")]
    public async Task What_cannot_be_read_of_an_act_on_the_logo_is_told_at_its_field(
        string act,
        string body,
        string field
    )
    {
        await using var visit = await BeginAsync();
        var reply = await visit.Registrar.TryAsync(visit.Member, act, System.Text.Json.Nodes.JsonNode.Parse(body)!);
        Assert.Equal(422, reply.Code);
        Assert.Contains(field, reply.Body!["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    [Rule("WK-4"), Rule("FP-11")]
    public async Task An_e_mail_that_came_back_is_noted_by_the_registrar_and_what_is_posted_starts_the_hours()
    {
        await using var visit = await BeginAsync();
        await visit.SuspendAsync();
        await visit.Office.ClockAsync("2026-03-02T12:00:00+01:00");
        Assert.NotNull((await visit.FileAsync()).Measures[0].Notice!.SentAt);
        var desk = new Person(visit.App.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await desk.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        var mailed = await LetterAsync(visit, registered: false);
        Assert.Equal($"{mailed}?done=cameBack", await desk.RedirectAsync(mailed, "cameBack"));
        Assert.Null((await visit.FileAsync()).Measures[0].Notice!.RemovalEnds);
        Assert.DoesNotContain("value=\"cameBack\"", await desk.GetAsync(mailed));

        var posted = await LetterAsync(visit, registered: true);
        Assert.Equal($"{posted}?done=posted", await desk.RedirectAsync(posted, "posted", ("posted.on", "2026-03-02")));
        // Posted on Monday the 2nd: presumed there on Monday the 9th, and 48 running hours from its end.
        Assert.Equal(
            new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.FromHours(1)),
            (await visit.FileAsync()).Measures[0].Notice!.RemovalEnds
        );
    }

    private static async Task<string> LetterAsync(OwnLabelVisit visit, bool registered)
    {
        await using var db = await visit.App.NewDbAsync();
        var letter = await db.Set<MemberLetterRow>()
            .SingleAsync(l =>
                l.MemberId == visit.Member && l.Template == "label-measure-decided" && l.Registered == registered
            );
        return $"/members/{visit.Member}/labels/letters/{letter.Id}";
    }

    [Fact]
    [Rule("WK-7"), Rule("BC-38")]
    public async Task Who_cancels_online_today_has_no_logo_in_its_file_any_more()
    {
        await using var visit = await BeginAsync();
        await visit.SendAsync("submit-change", ("text", "Iets."));
        Assert.Equal(LabelState.Valid, (await visit.FileAsync()).Label(Logo).State);
        var confirm = await visit.User.RedirectAsync("/organisation/cancel", "cancel", ("end", "2026-03-02"));
        Assert.Equal("/organisation?done=cancelled", await visit.User.RedirectAsync(confirm, "confirm", ("why", "")));
        Assert.Equal(LabelState.Ended, (await visit.FileAsync()).Label(Logo).State);
        Assert.Contains("Your membership has ended", await visit.SeeAsync());
    }

    // What the announcement of a version leaves behind: the version and its sending to this provider.
    private static async Task AnnounceAsync(OwnLabelVisit visit)
    {
        await using var db = await visit.App.NewDbAsync();
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        db.Add(
            new RulebookRow
            {
                Scheme = "webshop-keurmerk",
                Version = "2026-02",
                InForce = new DateOnly(2026, 6, 1),
                AnnouncedOn = new DateOnly(2026, 3, 2),
                Significant = true,
                State = RulebookRow.Announced,
                UploadedAt = at,
            }
        );
        db.Add(
            new RulebookSendingRow
            {
                Scheme = "webshop-keurmerk",
                Version = "2026-02",
                MemberId = visit.Member,
                To = "provider@demo.example",
                MailKey = "announced",
                QueuedAt = at,
            }
        );
        await db.SaveChangesAsync();
    }
}
