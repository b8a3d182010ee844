using System.Net;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.Register;

/// <summary>The registrar's pages, by plain forms.</summary>
public sealed class RegistrarPagesTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<Person> DeskAsync(string who = "registrar")
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private static (string Name, string Value)[] Shop(string name, string number, params (string, string)[] more) =>
        [
            ("scheme", "becommerce"),
            ("name", name),
            ("websites", "https://www.bladzijde.example\nbladzijde.nl.example"),
            ("companyNumber", number),
            ("language", "nl"),
            ("languages", "fr"),
            ("email", "desk@bladzijde.example"),
            ("since", "2 maart 2026"),
            .. more,
        ];

    [Fact]
    [Rule("BC-38"), Rule("BC-40")]
    public async Task A_member_is_made_by_hand_gets_its_user_its_label_and_its_end_and_all_of_it_stands_in_its_history()
    {
        var registrar = await DeskAsync();
        var refused = await registrar.PostAsync("/members/new", [.. Shop("Bladzijde", "BE 0123.456.749")]);
        Assert.Contains("in the register of this scheme already", refused, StringComparison.Ordinal);
        Assert.Contains("bladzijde.nl.example", refused, StringComparison.Ordinal);
        Assert.Equal(
            "/members/bladzijde/file?done=added",
            await registrar.RedirectAsync("/members/new", [.. Shop("Bladzijde", "BE 0400.111.222")])
        );
        var file = await registrar.GetAsync("/members/bladzijde/file?done=added");
        Assert.Contains("has no user yet", file, StringComparison.Ordinal);
        Assert.Contains("Nederlands, Français", file, StringComparison.Ordinal);
        var list = await registrar.GetAsync("/members?q=bladzijde");
        Assert.Contains("href=\"/members/bladzijde/file\"", list, StringComparison.Ordinal);
        Assert.Contains("Candidate", list, StringComparison.Ordinal);
        Assert.Contains(
            "bladzijde",
            await registrar.GetAsync("/members?membership=candidate"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "/members/bladzijde",
            await registrar.GetAsync("/members?membership=active&q=bladzijde"),
            StringComparison.Ordinal
        );

        Assert.Equal(
            "/members/bladzijde/file?done=invite",
            await registrar.RedirectAsync(
                "/members/bladzijde/file",
                "invite",
                ("invite.email", "bo@bladzijde.example"),
                ("invite.name", "Bo"),
                ("invite.language", "nl")
            )
        );
        Assert.Contains(
            "Invited: bo@bladzijde.example",
            await registrar.GetAsync("/members/bladzijde/file"),
            StringComparison.Ordinal
        );
        var today = (await _office.TodayAsync()).ToString("dd/MM/yyyy", null);
        await new Registrar(_office).GrantAsync(
            "bladzijde",
            "b2c",
            (await _office.TodayAsync()).ToString("yyyy-MM-dd", null)
        );
        Assert.Contains(
            "holds a valid label",
            await new Person(one.Client()).GetAsync("/members/bladzijde"),
            StringComparison.Ordinal
        );

        Assert.Equal(
            "/members/bladzijde/file/contacts?done=contacts",
            await registrar.RedirectAsync(
                "/members/bladzijde/file/contacts",
                "contact",
                ("contact.name", "Ine Voice"),
                ("contact.task", "invoices"),
                ("contact.email", "ine@bladzijde.example")
            )
        );
        Assert.Contains(
            "Ine Voice (Invoices) ine@bladzijde.example",
            await registrar.GetAsync("/members/bladzijde/file"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/bladzijde/file?done=changed",
            await registrar.RedirectAsync(
                "/members/bladzijde/file/details",
                [.. Shop("Bladzijde Nieuw", "BE 0400.111.222", ("address.city", "Gent"))]
            )
        );
        Assert.Contains(
            "is over already",
            await registrar.PostAsync(
                "/members/bladzijde/file",
                "end",
                ("end.on", "1 januari 2020"),
                ("end.reason", "Stopt.")
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/members/bladzijde/file?done=end",
            await registrar.RedirectAsync(
                "/members/bladzijde/file",
                "end",
                ("end.on", today),
                ("end.reason", "Stopt ermee.")
            )
        );

        await ReadsTheHistoryAsync(registrar);
    }

    private static async Task ReadsTheHistoryAsync(Person registrar)
    {
        var history = await registrar.GetAsync("/members/bladzijde/file");
        history = history[history.IndexOf("id=\"history\"", StringComparison.Ordinal)..];
        var places = new[]
        {
            "End of the membership",
            "Stopt ermee.",
            "Details changed",
            "Bladzijde → Bladzijde Nieuw",
            "Ine Voice",
            "Label granted",
            "User invited",
            "Entered in the register",
        }
            .Select(said => history.IndexOf(said, StringComparison.Ordinal))
            .ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains(
            "Make it a candidate again",
            await registrar.GetAsync("/members/bladzijde/file"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_colleague_takes_over_and_the_registrar_removes_even_the_last_user_with_a_reason()
    {
        var registrar = await DeskAsync();
        await using var db = await one.App.NewDbAsync();
        var before = await db.Users.SingleAsync(u => u.MemberId == "second-shop");
        await registrar.RedirectAsync(
            "/members/second-shop/file",
            "invite",
            ("invite.email", "next@second-shop.example"),
            ("invite.language", "fr")
        );
        var mail = await db.Set<MailRow>().OrderBy(m => m.Id).LastAsync(m => m.Email == "next@second-shop.example");
        var link = mail.Body[mail.Body.IndexOf("/account/invitation", StringComparison.Ordinal)..]
            .Split('\n', ' ')[0]
            .Trim();
        await new Person(one.Client()).RedirectAsync(
            link,
            ("name", "Nele Next"),
            ("password", "veel regen op zondag"),
            ("repeat", "veel regen op zondag")
        );
        var next = await db.Users.SingleAsync(u => u.Email == "next@second-shop.example");
        Assert.Equal(
            "/members/second-shop/file?done=contact",
            await registrar.RedirectAsync("/members/second-shop/file", "contact", ("user", next.Id))
        );

        var remove = $"/members/second-shop/file/users/{before.Id}/remove";
        Assert.Contains("Say why", await registrar.PostAsync(remove, ("reason", "")), StringComparison.Ordinal);
        Assert.Equal(
            "/members/second-shop/file?done=removed",
            await registrar.RedirectAsync(remove, ("reason", "Werkt er niet meer."))
        );
        Assert.False(await new Person(one.Client()).SignInAsync("shop2@demo.example", "Demo-Pass-2026"));
        var last = $"/members/second-shop/file/users/{next.Id}/remove";
        Assert.Contains("the only user", await registrar.GetAsync(last), StringComparison.Ordinal);
        Assert.Equal(
            "/members/second-shop/file?done=removed",
            await registrar.RedirectAsync(last, ("reason", "Ook weg."))
        );
        Assert.False(await db.Users.AnyAsync(u => u.MemberId == "second-shop"));
        var file = await registrar.GetAsync("/members/second-shop/file");
        Assert.Contains("Ook weg.", file, StringComparison.Ordinal);
        Assert.Contains("Contact changed", file, StringComparison.Ordinal);
        // None of another member's.
        var other = await db.Users.SingleAsync(u => u.Email == "shop@demo.example");
        Assert.Equal(
            HttpStatusCode.NotFound,
            await registrar.StatusAsync($"/members/second-shop/file/users/{other.Id}/remove")
        );
    }

    [Fact]
    [Rule("BC-40")]
    public async Task Nobody_else_opens_the_registrars_pages()
    {
        foreach (var who in new[] { "secretary", "committee", "appeals", "supervisor", "admin", "shop" })
        {
            var person = await DeskAsync(who);
            foreach (
                var path in new[]
                {
                    "/members/new",
                    "/members/demo-shop/file",
                    "/members/demo-shop/file/details",
                    "/members/demo-shop/file/contacts",
                }
            )
            {
                Assert.Equal("/account/denied", await person.LeadsToAsync(path));
            }

            var list = await person.GetAsync("/members?membership=candidate");
            Assert.DoesNotContain("/members/new", list, StringComparison.Ordinal);
            Assert.Contains("Demo Shop", list, StringComparison.Ordinal);
        }

        Assert.Equal("/account/login", await new Person(one.Client()).LeadsToAsync("/members/demo-shop/file"));
    }
}
