using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Redress.Scenarios.Support;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Scenarios.Pages;

/// <summary>The pages of accounts, of a member's organisation and of the post: in each language, on a phone, with axe, which itself needs script. That their forms work without any, the tests of the web try over plain HTTP.</summary>
[Collection(InBrowser.Name)]
public sealed class MemberPagesTests(Browser browser) : PageTests(browser)
{
    protected override string? Clock => "2026-03-02T14:00:00+01:00";

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task They_are_accessible_and_fit_a_phone(string language)
    {
        var filed = await Office.FileAsync(Office.Complaint());
        await Office.DoAsync("secretary", filed.Number, "send-to-member");
        var (shop, letter) = await PrepareAsync(filed.Number);
        // Something of its label is due: it stands on its start page and on the label's own.
        await Office.AsAsync(
            "registrar",
            HttpMethod.Post,
            "/api/v1/members/demo-shop/actions/tell-condition-lost",
            new { condition = "reviewSystem", text = "Er is geen beoordelingssysteem." }
        );
        var member = await SignInAsync("shop", language, 360);
        await FineAsync(
            member,
            "/cases",
            "/cases?show=toDo",
            $"/cases/{filed.Number}/contact",
            "/organisation",
            $"/organisation/absence/{shop}",
            $"/organisation/users/{shop}/remove",
            "/organisation/labels/demo-shop",
            "/organisation/labels/demo-shop/apply-for-label?about=b2b",
            "/organisation/labels/demo-shop/mend-condition?about=reviewSystem",
            "/organisation/labels/demo-shop/add-document",
            "/account",
            "/account/password",
            "/account/two-factor"
        );
        await member.GotoAsync("/organisation/labels/demo-shop/mend-condition?about=reviewSystem");
        await member.Locator("form.card button").ClickAsync();
        await Assertions.Expect(member.Locator(".error-summary")).ToBeVisibleAsync();
        await FineAsync(member);
        await member.GotoAsync("/organisation");
        await member.Locator("form.card button").ClickAsync();
        await Assertions.Expect(member.Locator(".error-summary")).ToBeVisibleAsync();
        await FineAsync(member);

        await FineAsync(
            await SignInAsync("secretary", language, 360),
            "/postal-letters",
            $"/postal-letters/{letter}",
            $"/postal-letters/{letter}/print"
        );
        await FineAsync(
            await OpenAsync(language, 360),
            "/track/new-code",
            "/account/forgot",
            "/account/reset?user=x&code=y",
            "/account/invitation?code=x",
            "/account/register",
            "/account/register/confirm?code=x",
            "/demo/mails"
        );
        await FineAsync(
            await SignInAsync("buyer", language, 360),
            "/cases",
            $"/cases/{filed.Number}",
            $"/account/complaints/{filed.Number}/remove"
        );
    }

    private async Task<(string Colleague, long Letter)> PrepareAsync(string number)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var buyer = new User
        {
            UserName = "buyer@demo.example",
            Email = "buyer@demo.example",
            EmailConfirmed = true,
            DisplayName = "Jan Peeters",
        };
        await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(buyer, "Demo-Pass-2026");
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var colleague = new User
        {
            UserName = "c@demo.example",
            Email = "c@demo.example",
            DisplayName = "Cas Collega",
            MemberId = "demo-shop",
            AbsentFrom = new(2026, 3, 1),
            AbsentUntil = new(2026, 3, 9),
        };
        db.Users.Add(colleague);
        db.Add(
            new InvitationRow
            {
                Id = Guid.NewGuid(),
                MemberId = "demo-shop",
                Email = "somebody.with.a.long.address@example.org",
                Language = "nl",
                CodeHash = "x",
                InvitedBy = "Ann",
                ExpiresAt = DateTimeOffset.MaxValue.ToUniversalTime().AddYears(-1000),
            }
        );
        var filed = await db.Set<CaseRow>().SingleAsync(c => c.Number == number);
        db.Add(
            new AccountCaseRow
            {
                UserId = buyer.Id,
                CaseId = filed.Id,
                CodeHash = filed.ComplainantCodeHash,
                AddedAt = filed.FiledAt,
            }
        );
        await db.SaveChangesAsync();
        await db.Set<LetterRow>()
            .Where(l => l.To == "complainant")
            .ExecuteUpdateAsync(l => l.SetProperty(r => r.State, "paper"));
        return (colleague.Id, (await db.Set<LetterRow>().FirstAsync(l => l.State == "paper")).Id);
    }
}
