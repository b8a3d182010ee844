using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>How far each letter is, in the staff's file.</summary>
public sealed class LetterStandingTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-21")]
    public async Task Each_letter_tells_the_body_how_far_it_is_and_the_parties_nothing_of_it()
    {
        var (number, _) = await _office.SentAsync();
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var page = await person.GetAsync($"/cases/{number}");
        Assert.Matches("E-mailed on|The e-mail waits to be sent", page);
        var shop = new Person(one.Client());
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        Assert.DoesNotMatch("E-mailed on|The e-mail waits to be sent", await shop.GetAsync($"/cases/{number}"));
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_letter_on_paper_is_to_be_posted()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(language: "en", email: ""));
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Contains("To be posted", await person.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
    }
}
