using System.Globalization;
using Redress.Domain.Tests.Law;
using Redress.Testing;

namespace Redress.Web.Tests.Scheduling;

public sealed class ClockApiTests
{
    [Fact]
    [Rule("FP-8")]
    public async Task The_demos_clock_goes_forward_at_any_time_and_back_only_while_no_case_exists()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        Near("2027-06-01T09:00:00+02:00", await office.ClockAsync("2027-06-01T09:00:00+02:00"));
        Near("2026-03-02T09:00:00+01:00", await office.ClockAsync("2026-03-02T09:00:00+01:00"));
        var (number, _) = await office.SentAsync();
        Assert.Equal(409, (await SetAsync(office, new { now = "2026-03-01T09:00:00+01:00" })).Code);

        Near("2026-03-02T11:00:00+01:00", await office.ClockAsync("PT2H"));
        Near("2026-03-07T11:00:00+01:00", await office.ClockAsync("P5D"));
        Assert.Equal("sentToMember", (await office.GetAsync("secretary", number)).Text("state"));

        // It answers when what became due is done.
        await office.ClockAsync("P10D");
        Assert.Equal("underExamination", (await office.GetAsync("secretary", number)).Text("state"));
    }

    [Theory]
    [
        InlineData("""{ "advance": "tomorrow" }""", 422),
        InlineData("""{ "advance": "-P1D" }""", 422),
        InlineData("""{ "now": "soon" }""", 422),
        InlineData("{}", 422),
        InlineData("now", 400)
    ]
    [
        InlineData("""{ "advance": "P1D", "now": "2026-03-02T09:00:00+01:00" }""", 422),
        InlineData("""{ "advance": "P9999Y" }""", 422),
        InlineData("""{ "advance": "PT999999999H" }""", 422),
        InlineData("""{ "now": "9999-12-31T23:59:59Z" }""", 422)
    ]
    public async Task What_is_no_step_of_a_clock_is_refused(string body, int status)
    {
        var office = new Office(await OneForAll.Value);
        Assert.Equal(status, (await office.PublicAsync(HttpMethod.Post, "/api/v1/demo/clock", body)).Code);
    }

    [Fact]
    public async Task Elsewhere_there_is_no_clock_to_set_and_no_demo_account()
    {
        await using var app = new TestApp(await TestStore.NewAsync(), environment: "Production");
        app.StartServer();
        var office = new Office(app);
        Assert.Equal(404, (await SetAsync(office, new { advance = "P1D" })).Code);
        Assert.Equal(
            401,
            (
                await office.PublicAsync(
                    HttpMethod.Post,
                    "/api/v1/auth/login",
                    new { email = "secretary@demo.example", password = "Demo-Pass-2026" }
                )
            ).Code
        );
    }

    private static readonly Lazy<Task<TestApp>> OneForAll = new(() => TestApp.StartAsync());

    private static Task<Reply> SetAsync(Office office, object body) =>
        office.PublicAsync(HttpMethod.Post, "/api/v1/demo/clock", body);

    // It runs on while it answers.
    private static void Near(string expected, DateTimeOffset now) =>
        Assert.InRange(
            now,
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture).AddMinutes(2)
        );
}
