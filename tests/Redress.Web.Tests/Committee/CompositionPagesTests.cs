using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Committee;

/// <summary>Who sits on the committee, kept by hand, and what that opens and shuts.</summary>
public sealed class CompositionPagesTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    [Rule("BC-15")]
    public async Task The_administrator_keeps_the_mandates_and_every_change_leaves_its_trace()
    {
        var admin = await AsAsync("admin");
        var seat = await _sql.AskAsync(
            "SELECT lower(CAST(s.id AS text)) FROM committee_seats s JOIN \"AspNetUsers\" u ON u.\"Id\" = s.user_id WHERE u.\"Email\" = 'committee2@demo.example'"
        );
        var path = $"/committee/seats/{seat}";
        Assert.Contains(
            "already has a chair",
            await admin.PostAsync(path, ("position", "Chair"), ("from", "2020-01-01"))
        );
        Assert.Contains(
            "lies before the first",
            await admin.PostAsync(path, ("position", "Member"), ("from", "2020-01-01"), ("until", "2019-01-01"))
        );
        Assert.Contains("Give a day", await admin.PostAsync(path, ("position", "Member"), ("from", "tomorrow")));
        Assert.Equal(
            "/committee?done=kept",
            await admin.RedirectAsync(
                path,
                ("position", "Substitute"),
                ("from", "2020-01-01"),
                ("resolution", "board, item 4")
            )
        );
        var page = await admin.GetAsync("/committee");
        Assert.Contains("substitute", page);
        Assert.Contains("Cedric Committee: mandate now substitute", page);
        Assert.Contains(
            "already has a mandate",
            await admin.PostAsync(
                "/committee/seats/new",
                ("scheme", "becommerce"),
                ("user", await IdAsync("committee2")),
                ("position", "Member"),
                ("from", "2026-01-01")
            )
        );
    }

    [Fact]
    [Rule("BC-15"), Rule("BC-16"), Rule("FP-12")]
    public async Task Whose_mandate_has_not_begun_or_has_ended_finds_no_file_anywhere_and_decides_nothing()
    {
        var (number, _) = await _office.DeliberatedAsync();
        Assert.Equal(200, (await _office.GetAsync("committee2", number)).Code);
        var page = await AsAsync("committee2");
        foreach (
            var mandate in new[]
            {
                "\"from\" = '2999-01-01', until = NULL",
                "\"from\" = '2020-01-01', until = '2020-12-31'",
            }
        )
        {
            await SeatAsync(mandate);
            Assert.Equal(404, (await _office.GetAsync("committee2", number)).Code);
            Assert.Equal(404, (await _office.TryAsync("committee2", number, "decide", Stages.Founded())).Code);
            Assert.Empty((await _office.AsAsync("committee2", HttpMethod.Get, "/api/v1/cases")).List("items"));
            Assert.Equal(HttpStatusCode.NotFound, await page.StatusAsync($"/cases/{number}"));
            Assert.DoesNotContain(number, await page.GetAsync("/cases"));
            Assert.Contains("no running mandate", await page.GetAsync("/committee"));
            Assert.Equal(
                422,
                (await _office.TryAsync("secretary", number, "assign", new { to = "committee2@demo.example" })).Code
            );
        }

        await SeatAsync("\"from\" = '2020-01-01', until = NULL");
        Assert.Equal(200, (await _office.GetAsync("committee2", number)).Code);
    }

    [Fact]
    [Rule("BC-15")]
    public async Task Until_the_first_mandate_is_recorded_the_role_is_the_appointment()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await _sql.DoAsync("CREATE TABLE kept_seats AS SELECT * FROM committee_seats; DELETE FROM committee_seats");
        Assert.Equal(200, (await _office.GetAsync("committee", number)).Code);
        await _sql.DoAsync("INSERT INTO committee_seats SELECT * FROM kept_seats; DROP TABLE kept_seats");
    }

    [Fact]
    [Rule("BC-15"), Rule("FP-12")]
    public async Task A_member_declares_and_ends_its_own_interests_which_the_secretariat_reads_and_nobody_else()
    {
        var member = await AsAsync("committee");
        Assert.Contains(
            "at least six digits",
            await member.PostAsync("/committee", "declare", ("kind", "CompanyNumber"), ("value", "12-34"))
        );
        Assert.Equal(
            "/committee?done=declared",
            await member.RedirectAsync("/committee", "declare", ("kind", "CompanyNumber"), ("value", "0987654394"))
        );
        Assert.Contains("0987654394", await member.GetAsync("/committee"));
        Assert.Contains("0987654394", await (await AsAsync("secretary")).GetAsync("/committee"));
        Assert.DoesNotContain("0987654394", await (await AsAsync("admin")).GetAsync("/committee"));
        Assert.DoesNotContain("0987654394", await (await AsAsync("committee2")).GetAsync("/committee"));

        var (number, _) = await _office.SentAsync(Office.Complaint(member: "second-shop"));
        var refused = await _office.TryAsync("secretary", number, "assign", new { to = "committee@demo.example" });
        Assert.Equal(422, refused.Code);
        Assert.Contains("declared interest", refused.Body!.ToJsonString());

        var interest = (string)
            (
                await _sql.AskAsync(
                    "SELECT lower(CAST(id AS text)) FROM committee_interests WHERE value = '0987654394'"
                )
            )!;
        await (await AsAsync("committee2")).RedirectAsync("/committee", "end", ("interest", interest));
        Assert.Equal(
            422,
            (await _office.TryAsync("secretary", number, "assign", new { to = "committee@demo.example" })).Code
        );
        Assert.Equal("/committee?done=ended", await member.RedirectAsync("/committee", "end", ("interest", interest)));
        // BC-15: what was declared once hides the case until two people clear it, also when it was taken back.
        Assert.Equal(
            422,
            (await _office.TryAsync("secretary", number, "assign", new { to = "committee@demo.example" })).Code
        );
        Assert.Equal(HttpStatusCode.NotFound, await member.StatusAsync($"/cases/{number}"));
        Assert.DoesNotContain(number, await member.GetAsync("/cases"));
        await _office.DoAsync(
            "secretary",
            number,
            "clear-interest",
            new { member = "committee@demo.example", reason = "Sold long ago." }
        );
        Assert.DoesNotContain(number, await member.GetAsync("/cases"));
        await _office.DoAsync("committee2", number, "confirm-clearance", new { });
        Assert.Contains(number, await member.GetAsync("/cases"));
        Assert.Equal(
            200,
            (await _office.TryAsync("secretary", number, "assign", new { to = "committee@demo.example" })).Code
        );
        Assert.Equal(2, await _sql.CountAsync("SELECT count(*) FROM committee_trace WHERE value = '0987654394'"));
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("appeals")]
    [InlineData("supervisor")]
    public async Task The_page_is_for_who_keeps_reads_or_sits(string account)
    {
        var person = one.Client();
        Assert.True(await new Person(person).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        Assert.Contains("denied", (await person.GetAsync("/committee")).Headers.Location!.ToString());
        Assert.Contains("denied", (await person.GetAsync("/committee/seats/new")).Headers.Location!.ToString());
    }

    private async Task<Person> AsAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<string> IdAsync(string account) =>
        (string)
            (await _sql.AskAsync($"SELECT \"Id\" FROM \"AspNetUsers\" WHERE \"Email\" = '{account}@demo.example'"))!;

    private async Task SeatAsync(string mandate) =>
        await _sql.DoAsync($"UPDATE committee_seats SET {mandate} WHERE user_id = '{await IdAsync("committee2")}'");
}
