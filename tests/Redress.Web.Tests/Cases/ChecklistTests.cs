using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What is missing in a file is ticked on the scheme's own list and asked for in the complainant's language.</summary>
public sealed class ChecklistTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact, Rule("BC-7")]
    public async Task What_is_ticked_is_read_in_ones_own_language_and_asked_in_the_complainants()
    {
        var office = new Office(one.App);
        var (number, _) = await office.FileAsync(Office.Complaint(language: "nl"));
        var secretary = new Person(one.Client());
        await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026");
        var form = await secretary.GetAsync($"/cases/{number}/actions/request-information");
        Assert.Contains("Proof that you paid", form);
        Assert.Contains("value=\"Een bewijs dat u betaalde", form);
        Assert.DoesNotContain("The complete messages", form);
        await office.DoAsync(
            "secretary",
            number,
            "request-information",
            new { items = new[] { "Een bewijs dat u betaalde, zoals een rekeninguittreksel" } }
        );
        Assert.Contains("asked on", await secretary.GetAsync($"/cases/{number}/actions/request-information"));
    }
}
