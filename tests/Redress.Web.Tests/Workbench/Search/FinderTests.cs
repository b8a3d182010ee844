using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage.Desk;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Circuits;
using Redress.Web.Workbench.Search;
using Names = Redress.Web.Storage.Roles;

namespace Redress.Web.Tests.Workbench.Search;

/// <summary>The palette and the search of the bar, as the circuits of several people draw them.</summary>
public sealed class FinderTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task The_palette_offers_the_pages_of_ones_own_desk()
    {
        Assert.Contains("/postal-letters", await AddressesAsync("secretary", "", "/"));
        Assert.Contains("/appeals/statements", await AddressesAsync("appeals", "", "/"));
        Assert.DoesNotContain("/postal-letters", await AddressesAsync("committee", "", "/"));
        var registrar = await AddressesAsync("registrar", "", "/");
        Assert.Contains("/members", registrar);
        Assert.DoesNotContain("/cases", registrar);
    }

    [Fact]
    public async Task Each_place_opens_for_whom_it_is_offered()
    {
        foreach (var account in new[] { "secretary", "committee", "appeals", "registrar", "supervisor", "admin" })
        {
            var client = one.Client();
            Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
            foreach (var address in await AddressesAsync(account, "", "/"))
            {
                using var answer = await client.GetAsync(address);
                Assert.True(answer.IsSuccessStatusCode, $"{account} {address}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task On_a_file_it_offers_what_may_be_done_with_it_and_words_narrow_it_whatever_their_accents()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var here = await AddressesAsync("secretary", "", $"/cases/{number}/journal");
        Assert.Contains($"/cases/{number}?act=note", here);
        Assert.Contains($"/cases/{number}?act=send-to-member", here);
        Assert.DoesNotContain(here, address => address.EndsWith("act=read-message", StringComparison.Ordinal));
        Assert.Equal(
            [$"/cases/{number}?act=note"],
            await AddressesAsync("secretary", "WRITE nöte", $"/cases/{number}")
        );
        Assert.DoesNotContain(await AddressesAsync("registrar", "", $"/cases/{number}"), IsAct);
        Assert.DoesNotContain(await AddressesAsync("secretary", "", "/cases/BC-2020-999999"), IsAct);
    }

    [Fact]
    public async Task A_whole_number_comes_first_and_a_contact_says_by_which_it_was_found()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        Assert.Equal($"/cases/{number}", (await AddressesAsync("secretary", number, "/"))[0]);
        await using var circuit = await DeskDrawing.BeginAsync(one.App, "secretary");
        var reader = await ReaderAsync(circuit);
        var complaint = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}");
        var email = (string)complaint.Body!["complainant"]!["email"]!;
        Assert.Contains(
            (await Finder.Cases(reader, email[..^2], Finder.Few)).Items,
            found =>
                found.Address == $"/cases/{number}"
                && found.Hint.EndsWith("by the e-mail address", StringComparison.Ordinal)
        );
    }

    [Fact]
    [Rule("FP-12"), Rule("BC-16")]
    public async Task Who_recused_itself_finds_neither_the_case_nor_what_may_be_done_with_it()
    {
        var (number, _) = await _office.SentAsync();
        Assert.Contains($"/cases/{number}", await AddressesAsync("committee2", number, "/"));
        Assert.Contains(await AddressesAsync("committee2", "", $"/cases/{number}"), IsAct);
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        Assert.Empty(await AddressesAsync("committee2", number, "/"));
        Assert.DoesNotContain(await AddressesAsync("committee2", "", $"/cases/{number}"), IsAct);
        var page = one.Client();
        Assert.True(await new Person(page).SignInAsync("committee2@demo.example", "Demo-Pass-2026"));
        Assert.DoesNotContain($"href=\"/cases/{number}\"", await page.GetStringAsync($"/search?find={number}"));
    }

    [Fact]
    public async Task Views_are_ones_own_or_shared()
    {
        await using (var db = await one.App.NewDbAsync())
        {
            var owner = (await db.Users.SingleAsync(u => u.Email == "secretary2@demo.example")).Id;
            foreach (var (shared, name) in new[] { (false, "Hers"), (true, "Shared") })
            {
                db.Add(
                    new SavedViewRow
                    {
                        Id = Guid.NewGuid(),
                        OwnerId = owner,
                        Shared = shared,
                        Name = name,
                        Address = $"/cases?tag={name}",
                    }
                );
            }

            await db.SaveChangesAsync();
        }

        var found = await AddressesAsync("secretary", "", "/");
        Assert.Contains("/cases?tag=Shared", found);
        Assert.DoesNotContain("/cases?tag=Hers", found);
        Assert.DoesNotContain("/cases?tag=Shared", await AddressesAsync("supervisor", "", "/"));
    }

    [Fact]
    public async Task Without_script_a_number_opens_its_case_and_the_rest_is_a_list()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var client = one.Client();
        var secretary = new Person(client);
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        Assert.Equal($"/cases/{number}", await secretary.LeadsToAsync($"/search?find={number}"));
        Assert.Contains($"href=\"/cases/{number}\"", await secretary.GetAsync($"/search?find={number[3..]}"));
        Assert.Contains("Nothing was found for “qqqq”", await secretary.GetAsync("/search?find=qqqq"));
        Assert.Contains("Type a case number", await secretary.GetAsync("/search"));
    }

    [Fact]
    public async Task An_island_draws_what_is_found_as_choices_and_tells_how_many()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint());
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var island = desk.Render<FinderIsland>(p => p.Add(i => i.For, "search"));
        Assert.True(island.Find("[role=listbox]").HasAttribute("hidden"));
        await island.InvokeAsync(() => island.Instance.Find(number, "/"));
        Assert.Equal($"/cases/{number}", island.Find("a[role=option]").GetAttribute("href"));
        Assert.Equal("1 found", island.Find("[role=status]").TextContent);
        await island.InvokeAsync(() => island.Instance.Find(new string('x', 200_000), "/"));
        Assert.Equal(
            "Nothing was found. Enter searches the texts of the files.",
            island.Find("[role=status]").TextContent
        );
        await island.InvokeAsync(() => island.Instance.Find("", "/"));
        Assert.Empty(island.FindAll("a, [role=status]"));
    }

    private Finder Finder => one.App.Services.GetRequiredService<Finder>();

    private static bool IsAct(string address) => address.Contains("?act=", StringComparison.Ordinal);

    private static async Task<Actor> ReaderAsync(AsyncServiceScope circuit) =>
        (await circuit.ServiceProvider.GetRequiredService<DeskReader>().Now(Names.All, default))!;

    private async Task<IReadOnlyList<string>> AddressesAsync(string account, string typed, string path)
    {
        await using var desk = await DeskDrawing.OpenAsync(one.App, account);
        var island = desk.Render<FinderIsland>(p => p.Add(i => i.For, "palette"));
        await island.InvokeAsync(() => island.Instance.Find(typed, path));
        return [.. island.FindAll("a[role=option]").Select(a => a.GetAttribute("href")!)];
    }
}
