using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>What is changed in its place in the file, by real forms: to whom it is given, its tags, the titles of exhibits, one's own notes beside their pages.</summary>
public sealed class InPlaceTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Actor[] Deciding =
    [
        new(Role.Committee, "clara", "Clara") { CommitteeSchemes = ["becommerce"] },
        new(Role.Appeals, "an", "An"),
    ];

    private readonly Office _office = new(one.App);

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    [Fact]
    [Rule("FP-12")]
    public async Task The_file_is_given_to_another_in_its_place_and_that_is_the_act_itself()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(language: "en"));
        var secretary = await PersonAsync("secretary");
        var version = (await _office.GetAsync("secretary", number)).Body!["version"]!.GetValue<int>();
        Assert.Contains("id=\"assignee\"", await secretary.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
        Assert.Equal(
            $"/cases/{number}?done=assign",
            await secretary.RedirectAsync(
                $"/cases/{number}?act=assign",
                "act",
                ("version", $"{version}"),
                ("once", Guid.NewGuid().ToString("N")),
                ("to", "secretary2@demo.example")
            )
        );
        Assert.Contains(
            (await _office.GetAsync("secretary", number)).List("journal"),
            line => line!["action"]!.GetValue<string>() == "assign"
        );
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-18")]
    public async Task A_tag_is_added_and_taken_away_in_its_place_and_no_party_reads_it()
    {
        var (number, _) = await _office.SentAsync();
        var file = $"/cases/{number}";
        var secretary = await PersonAsync("secretary");
        Assert.Equal(file, await secretary.RedirectAsync(file, "tag", ("tag", "  Late  Parcels ")));
        Assert.Contains("late parcels", await secretary.GetAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "late parcels",
            await (await PersonAsync("shop")).GetAsync(file),
            StringComparison.Ordinal
        );
        // It is no act: nothing stands in the journal, and nobody is written to.
        Assert.Equal(2, (await _office.GetAsync("secretary", number)).List("journal").Count());
        // The secretaries sort the cases; who decides reads the words and changes none.
        var member = await (await PersonAsync("committee")).GetAsync(file);
        Assert.Contains("late parcels", member, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"tag\"", member, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the tag", member, StringComparison.Ordinal);
        var tags = one.App.Services.GetRequiredService<CaseTags>();
        foreach (var reader in Deciding)
        {
            Assert.False(await tags.Add(reader, number, "mine"));
            Assert.False(await tags.Remove(reader, number, "late parcels"));
        }

        var refused = await secretary.PostAsync(file, "tag", ("tag", new string('x', 31)));
        Assert.Contains("A tag has at most 30 characters", refused, StringComparison.Ordinal);
        Assert.Contains(new string('x', 31), refused, StringComparison.Ordinal);
        Assert.Equal(file, await secretary.RedirectAsync(file, "untag", ("untag", "late parcels")));
        Assert.DoesNotContain(
            "<li class=\"badge\">late parcels",
            await secretary.GetAsync(file),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-16")]
    public async Task An_exhibit_is_called_by_its_title_in_the_bodys_list_alone()
    {
        var (number, _) = await _office.SentAsync();
        var document = (await _office.UploadAsync("shop", number, "scan0001.pdf", Stages.Pdf)).Text("id");
        var file = $"/cases/{number}";
        var secretary = await PersonAsync("secretary");
        Assert.Equal(
            $"{file}#exhibits",
            await secretary.RedirectAsync(file, "title", ("document", document), ("title", "Proof of delivery"))
        );
        var page = await secretary.GetAsync(file);
        Assert.Contains($"href=\"{file}/exhibits/{document}\">Proof of delivery</a>", page, StringComparison.Ordinal);
        // Beside it what it is called by who brought it, and who called it otherwise.
        Assert.Matches("scan0001\\.pdf · title by [^,<]+, ", page);
        Assert.DoesNotContain("exhibitTitle", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "name=\"title\"",
            await (await PersonAsync("committee")).GetAsync(file),
            StringComparison.Ordinal
        );
        var open = await one.App.Services.GetRequiredService<CaseService>().Find(number, Deciding[0], default);
        foreach (var reader in Deciding)
        {
            Assert.False(
                await one.App.Services.GetRequiredService<ExhibitTitles>().Set(open!, reader, document, "Mine")
            );
        }

        Assert.DoesNotContain(
            "Proof of delivery",
            await (await PersonAsync("shop")).GetAsync(file),
            StringComparison.Ordinal
        );
        var refused = await secretary.PostAsync(file, "title", ("document", document), ("title", new string('x', 121)));
        Assert.Contains("A title has at most 120 characters.", refused, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_note_beside_a_page_is_ones_own_and_an_exhibit_that_was_opened_is_no_news()
    {
        var (number, _) = await _office.SentAsync();
        var document = (await _office.UploadAsync("shop", number, "scan.pdf", Stages.Pdf)).Text("id");
        var at = $"/cases/{number}/exhibits/{document}";
        var (secretary, colleague) = (await PersonAsync("secretary"), await PersonAsync("secretary2"));
        Assert.Contains("not opened yet", await secretary.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
        Assert.Equal(at, await secretary.RedirectAsync(at, "note", ("page", "2"), ("text", "The date is missing.")));
        Assert.DoesNotContain("not opened yet", await secretary.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
        var page = await secretary.GetAsync(at);
        Assert.Contains("The date is missing.", page, StringComparison.Ordinal);
        Assert.Contains($"{at}?page=2", page, StringComparison.Ordinal);
        foreach (var other in new[] { colleague, await PersonAsync("shop") })
        {
            Assert.DoesNotContain("The date is missing.", await other.GetAsync(at), StringComparison.Ordinal);
        }

        var refused = await secretary.PostAsync(at, "note", ("page", "0"), ("text", "Nowhere."));
        Assert.Contains("A note stands at a page from 1", refused, StringComparison.Ordinal);
        Assert.Contains("Nowhere.", refused, StringComparison.Ordinal);
        var id = page.Split("name=\"unnote\" value=\"")[1].Split('"')[0];
        await colleague.RedirectAsync(at, "unnote", ("unnote", id));
        Assert.Contains("The date is missing.", await secretary.GetAsync(at), StringComparison.Ordinal);
        await secretary.RedirectAsync(at, "unnote", ("unnote", id));
        Assert.DoesNotContain("The date is missing.", await secretary.GetAsync(at), StringComparison.Ordinal);
    }
}
