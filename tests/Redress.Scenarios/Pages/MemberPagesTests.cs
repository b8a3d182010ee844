using Microsoft.AspNetCore.Identity;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Scenarios.Pages;

/// <summary>The pages of accounts, of a member's organisation and of the post: in each language, on a phone, with axe, which itself needs script. That their forms work without any, the tests of the web try over plain HTTP.</summary>
[Collection(InBrowser.Name)]
public sealed class MemberPagesTests(Browser browser) : IAsyncLifetime
{
    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(onPort: true);
        _office = new Office(_app);
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task They_are_accessible_and_fit_a_phone(string language)
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        var (shop, letter) = await PrepareAsync(filed.Number);
        var member = await SignInAsync("shop", language);
        await FineAsync(member, "/cases", "/cases?show=toDo", $"/cases/{filed.Number}/contact", "/organisation", $"/organisation/absence/{shop}", $"/organisation/remove/{shop}", "/account", "/account/password", "/account/two-factor");
        await member.GotoAsync("/organisation");
        await member.Locator("form.card button").ClickAsync();
        await Assertions.Expect(member.Locator(".error-summary")).ToBeVisibleAsync();
        await FineAsync(member);

        await FineAsync(await SignInAsync("secretary", language), "/letters", $"/letters/{letter}", $"/letters/{letter}/print");
        await FineAsync(await SignInAsync(null, language), "/track/lost", "/account/forgot", "/account/reset?user=x&code=y", "/account/invitation?code=x", "/account/register", "/account/registration?code=x", "/demo/mails");
        await FineAsync(await SignInAsync("buyer", language), "/cases", $"/cases/{filed.Number}", $"/account/drop/{filed.Number}");
    }

    private async Task<(string Colleague, long Letter)> PrepareAsync(string number)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var buyer = new User { UserName = "buyer@demo.example", Email = "buyer@demo.example", EmailConfirmed = true, DisplayName = "Jan Peeters" };
        await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(buyer, "Demo-Pass-2026");
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var colleague = new User { UserName = "c@demo.example", Email = "c@demo.example", DisplayName = "Cas Collega", MemberId = "demo-shop", AbsentFrom = new(2026, 3, 1), AbsentUntil = new(2026, 3, 9) };
        db.Users.Add(colleague);
        db.Add(new InvitationRow { Id = Guid.NewGuid(), MemberId = "demo-shop", Email = "somebody.with.a.long.address@example.org", Language = "nl", CodeHash = "x", InvitedBy = "Ann", ExpiresAt = DateTimeOffset.MaxValue.ToUniversalTime().AddYears(-1000) });
        var filed = await db.Set<CaseRow>().SingleAsync(c => c.Number == number);
        db.Add(new HeldCaseRow { UserId = buyer.Id, CaseId = filed.Id, CodeHash = filed.ComplainantCodeHash, AddedAt = filed.FiledAt });
        await db.SaveChangesAsync();
        await db.Set<LetterRow>().Where(l => l.To == "complainant").ExecuteUpdateAsync(l => l.SetProperty(r => r.State, "paper"));
        return (colleague.Id, (await db.Set<LetterRow>().FirstAsync(l => l.State == "paper")).Id);
    }

    private async Task<IPage> SignInAsync(string? account, string language)
    {
        var context = await browser.PersonAsync(_app.Address, language, width: 360, height: 780);
        var page = await context.NewPageAsync();
        if (account is not null)
        {
            var hands = new Hands(page);
            await page.GotoAsync("/account/login");
            await hands.FillAsync(("Fields.Email", $"{account}@demo.example"), ("Fields.Password", "Demo-Pass-2026"));
            await hands.PressAsync();
        }

        return page;
    }

    private static async Task FineAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths.Length == 0 ? [page.Url] : paths)
        {
            if (paths.Length > 0)
            {
                Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            }

            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{path}: {string.Join("; ", found.Violations.Select(v => $"{v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}"))}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than a phone.");
        }
    }
}
