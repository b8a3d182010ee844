using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>What stands on the record of a provider, and who reads it (WK-2, BC-40).</summary>
public sealed class RecordTests
{
    [Fact]
    [Rule("WK-2")]
    public async Task An_advice_that_was_not_complied_with_stands_on_the_record_for_the_registrar_alone()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.FileAsync(Stages.AboutAProvider);
        await office.DoAsync("secretary", filed.Number, "start-mediation");
        await office.DoAsync(
            "secretary",
            filed.Number,
            "refer-externally",
            new
            {
                body = "Geschillencommissie Webshop",
                reference = "S-1",
                on = "2026-03-02",
            }
        );
        await office.DoAsync("secretary", filed.Number, "record-advice", new { text = "Vergoed.", on = "2026-03-02" });
        Assert.DoesNotContain(filed.Number, await PageAsync(app, "registrar"), StringComparison.Ordinal);
        await office.DoAsync(filed, "report-compliance", new { complied = false });
        await office.ClockAsync("2026-03-26T09:00:00+01:00");
        await office.DoAsync(
            "secretary",
            filed.Number,
            "record-compliance",
            new { complied = false, on = "2026-03-26" }
        );

        Assert.Contains(filed.Number, await PageAsync(app, "registrar"), StringComparison.Ordinal);
        Assert.DoesNotContain(filed.Number, await PageAsync(app, "provider"), StringComparison.Ordinal);
        Assert.DoesNotContain(filed.Number, await PageAsync(app, null), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(TestApp app, string? who)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        if (who is not null)
        {
            Assert.True(await new Person(client).SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        }

        return (await new Filer(client).OpenAsync("/members/keurmerk-shop")).Html;
    }
}
