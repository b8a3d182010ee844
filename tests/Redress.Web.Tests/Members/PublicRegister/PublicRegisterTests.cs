using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members.PublicRegister;

/// <summary>What everybody may know of the members: the list, the certificate and the badge (BC-40).</summary>
public sealed class PublicRegisterTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly DateOnly From = new(2025, 3, 1);
    private readonly Office _office = new(one.App);
    private readonly Person _anybody = new(one.Client());

    private async Task AddAsync(
        string id,
        string name,
        Membership membership = Membership.Active,
        LabelHolding label = LabelHolding.Held,
        string? kind = MemberLabelRow.ForConsumers
    )
    {
        await using var db = await one.App.NewDbAsync();
        db.Add(
            new MemberRow
            {
                Id = id,
                Organisation = id,
                Scheme = "becommerce",
                Name = name,
                Sites = [$"https://{id}.example", $"https://outlet.{id}.example"],
                Languages = ["fr"],
                CompanyNumber = "BE 0555.666.777",
                Membership = membership,
                Label = label,
                JoinedOn = From,
                CreatedAt = DateTimeOffset.UnixEpoch,
            }
        );
        if (kind is not null)
        {
            db.Add(
                new MemberLabelRow
                {
                    MemberId = id,
                    Kind = kind,
                    ValidFrom = From,
                    ValidUntil = new DateOnly(2199, 2, 28),
                }
            );
        }

        await db.SaveChangesAsync();
    }

    [Fact]
    [Rule("BC-40"), Rule("WK-8")]
    public async Task The_certificate_has_names_sites_kinds_days_and_number_and_says_that_it_proves_no_legality()
    {
        await AddAsync("certified", "Café Certifié");
        var page = await _anybody.GetAsync("/members/certified");
        foreach (
            var said in new[]
            {
                "Café Certifié",
                "certified.example",
                "outlet.certified.example",
                "sales to consumers",
                "From 1 March 2025 through 28 February 2199",
                "BE 0555.666.777",
                "holds a valid label",
                "no proof that all that the webshop does is lawful",
            }
        )
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.Contains("no proof that all", await _anybody.GetAsync("/members"), StringComparison.Ordinal);
    }

    [Theory]
    [Rule("BC-40"), Rule("BC-38")]
    [InlineData(Membership.Suspended, true)]
    [InlineData(Membership.Excluded, false)]
    [InlineData(Membership.Ended, false)]
    [InlineData(Membership.Candidate, false)]
    public async Task What_is_not_valid_is_told_and_never_why(Membership membership, bool listed)
    {
        var id = $"invalid-{membership.ToString().ToLowerInvariant()}";
        await AddAsync(id, "Zonder Reden", membership, LabelHolding.Withdrawn);
        var page = await _anybody.GetAsync($"/members/{id}");
        Assert.Contains("holds no valid label", page, StringComparison.Ordinal);
        // Days would tell that it ran on.
        Assert.DoesNotContain("2199", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(
            "(?i)suspen|exclud|candidate|withdrawn|ended",
            page[page.IndexOf("<main", StringComparison.Ordinal)..].Replace(id, "", StringComparison.Ordinal)
        );
        Assert.Equal(
            listed,
            (await _anybody.GetAsync($"/members?q={id}")).Contains($"href=\"/members/{id}\"", StringComparison.Ordinal)
        );
        Assert.Contains("Label non valable", await BadgeAsync(id), StringComparison.Ordinal);
        var told = await _office.PublicAsync(HttpMethod.Get, $"/api/v1/members/{id}");
        Assert.DoesNotContain("2199", told.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.False(told.Body["labels"]![0]!["valid"]!.GetValue<bool>());
    }

    [Fact]
    [Rule("BC-40")]
    public async Task Who_never_was_a_member_is_not_found_by_guessing_but_by_who_keeps_it()
    {
        await AddAsync("asks", "Vraagt Nog", Membership.Candidate, LabelHolding.None, kind: null);
        await new Sql(one.App).DoAsync("UPDATE members SET joined_on = NULL WHERE id = 'asks'");
        foreach (var path in new[] { "/members/asks", "/badge/asks.svg", "/api/v1/members/asks" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await _anybody.StatusAsync(path));
        }

        foreach (var who in new[] { "secretary", "admin", "shop" })
        {
            var person = new Person(one.Client());
            Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
            Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync("/members/asks"));
        }

        var registrar = new Person(one.Client());
        Assert.True(await registrar.SignInAsync("registrar@demo.example", "Demo-Pass-2026"));
        Assert.Contains("Vraagt Nog", await registrar.GetAsync("/members/asks"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await registrar.StatusAsync("/members/asks/file"));
    }

    [Fact]
    [Rule("BC-40")]
    public async Task The_badge_is_a_picture_whatever_the_name_is_and_may_be_kept_five_minutes_and_shown_elsewhere()
    {
        await AddAsync("badge", "\"><script>alert(1)</script> & Zonen, heel lang van naam");
        var client = one.Client();
        using var answer = await client.GetAsync("/badge/badge.svg?lang=nl");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["cross-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["default-src 'none'; sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var drawn = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(
            drawn.Descendants(),
            e => e.Name.LocalName is "script" or "foreignObject" or "a" or "image"
        );
        Assert.DoesNotContain(
            drawn.Descendants().Attributes(),
            a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.Contains("\"><script>", drawn.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Keurmerk geldig", drawn.Root.Value, StringComparison.Ordinal);

        // In the language of its member where none is asked for, whoever asks.
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        Assert.Contains("Keurmerk geldig", await client.GetStringAsync("/badge/badge.svg"), StringComparison.Ordinal);
        Assert.Contains(
            "Label valid",
            await client.GetStringAsync("/badge/badge.svg?lang=en"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/badge/nobody.svg")).StatusCode);
        using var page = await client.GetAsync("/members/badge");
        Assert.Equal(["same-origin"], page.Headers.GetValues("Cross-Origin-Resource-Policy"));
    }

    private async Task<string> BadgeAsync(string id) =>
        XDocument.Parse(await one.Client().GetStringAsync($"/badge/{id}.svg?lang=fr")).Root!.Value;

    [Fact]
    [Rule("BC-40")]
    public async Task The_list_comes_in_pages_in_which_nobody_is_left_out_or_comes_twice_and_narrows_to_what_is_asked()
    {
        for (var i = 0; i < 120; i++)
        {
            // Many of one name.
            await AddAsync(
                $"paged-{i:000}",
                $"Gebladerd {i % 7}",
                kind: i % 2 == 0 ? MemberLabelRow.ForConsumers : MemberLabelRow.ForBusinesses
            );
        }

        await using (var db = await one.App.NewDbAsync())
        {
            // And some that nothing tells apart but their id.
            db.AddRange(
                Enumerable
                    .Range(0, 60)
                    .Select(i => new MemberRow
                    {
                        Id = $"alike-{i:00}",
                        Organisation = $"alike-{i:00}",
                        Scheme = "becommerce",
                        Name = "Eender",
                        Membership = Membership.Active,
                        JoinedOn = From,
                    })
            );
            await db.SaveChangesAsync();
        }

        Assert.Equal(60, (await OfAsync("q=eender")).Distinct(StringComparer.Ordinal).Count());
        var expected = await OfAsync("q=gebladerd");
        Assert.Equal(120, expected.Count);
        Assert.Equal(120, expected.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, (await OfAsync("q=gebladerd&kind=b2b&valid=true")).Count);
        Assert.Empty(await OfAsync("q=gebladerd&valid=false"));
        Assert.Empty(await OfAsync("q=gebladerd&scheme=webshop-keurmerk"));
        Assert.Empty(await OfAsync("q=gebladerd&after=nobody"));
        Assert.Equal(422, (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members?kind=gold")).Code);
        Assert.Equal(422, (await _office.PublicAsync(HttpMethod.Get, "/api/v1/members?valid=perhaps")).Code);

        // By its second site and by its number, however it is written.
        Assert.Equal(["paged-007"], await OfAsync("q=outlet.paged-007.example"));
        Assert.Contains("paged-007", await OfAsync("q=BE0555666777"));
        var page = await _anybody.GetAsync("/members?q=gebladerd");
        Assert.Contains("120 members", page, StringComparison.Ordinal);
        Assert.Equal(50, page.Split("data-row=").Length - 1);
        Assert.Contains("Next page", page, StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> OfAsync(string query)
        {
            var found = new List<string>();
            string? after = null;
            do
            {
                var reply = await _office.PublicAsync(
                    HttpMethod.Get,
                    $"/api/v1/members?{query}{(after is null ? "" : $"&after={after}")}"
                );
                found.AddRange(reply.List("items").Select(m => m["id"]!.GetValue<string>()));
                after = reply.Body!["next"]?.GetValue<string>();
            } while (after is not null && found.Count < 500);

            return found;
        }
    }

    [Fact]
    [Rule("FP-21")]
    public async Task A_webshop_that_was_typed_by_hand_is_known_by_each_of_its_sites()
    {
        await AddAsync("many-sites", "Veel Sites");
        var complaint = System.Text.Json.JsonSerializer.SerializeToNode(
            Office.Complaint(member: null, facts: "Zonder lid getypt.")
        )!;
        (complaint["respondent"]!["name"], complaint["respondent"]!["website"]) = (
            "Iets anders",
            "http://www.outlet.many-sites.example/nl"
        );
        var filed = await _office.FileAsync(complaint);
        Assert.Equal(
            "many-sites",
            (await _office.GetAsync("secretary", filed.Number)).Body!["respondent"]!["memberId"]!.GetValue<string>()
        );
    }
}
