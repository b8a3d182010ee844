using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Desk;

/// <summary>The registrar's desk on labels by plain pages and forms: what is due, the lists behind the numbers, every act of a member's labels, the post, and the second person.</summary>
public sealed class LabelDeskTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private Registrar Api => new(_office);

    private async Task<Person> DeskAsync(string who = "registrar")
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<string> TodayAsync() => (await _office.TodayAsync()).ToString("yyyy-MM-dd", null);

    // A member that asked for its label, by the form.
    private async Task<Person> AppliedAsync(string id, object? shop = null)
    {
        Assert.Equal(201, (await Api.AddAsync(shop ?? Registrar.Shop(id))).Code);
        var desk = await DeskAsync();
        Assert.Equal(
            $"/members/{id}/labels?done=act",
            await desk.RedirectAsync(
                $"/members/{id}/labels/act/apply-for-label",
                ("kind", "b2c"),
                ("undertaking", "true")
            )
        );
        return desk;
    }

    [Fact]
    [Rule("BC-34"), Rule("ST-4")]
    public async Task The_numbers_of_the_desk_lead_to_the_labels_that_they_count_and_to_no_others()
    {
        var desk = await AppliedAsync("bureau-een");
        var page = await desk.GetAsync("/labels");
        Assert.Contains("href=\"/labels?state=applied&kind=b2c\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/labels?due=applications\"", page, StringComparison.Ordinal);
        foreach (
            var list in new[] { "?state=applied&kind=b2c", "?due=applications", "?state=applied&scheme=becommerce" }
        )
        {
            Assert.Contains(
                "href=\"/members/bureau-een/labels\"",
                await desk.GetAsync("/labels" + list),
                StringComparison.Ordinal
            );
        }

        foreach (
            var list in new[]
            {
                "?state=valid&kind=b2c",
                "?state=applied&kind=b2b",
                "?due=controls",
                "?state=applied&scheme=webshop-keurmerk",
                "?month=2026-01",
                "?due=applications&page=2",
            }
        )
        {
            Assert.DoesNotContain(
                "/members/bureau-een/labels",
                await desk.GetAsync("/labels" + list),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-35")]
    public async Task Every_act_is_a_form_and_a_granted_label_ends_in_the_month_that_the_desk_counts_it_in()
    {
        Assert.Equal(201, (await Api.AddAsync(Registrar.Shop("bureau-maand"))).Code);
        await Api.GrantAsync("bureau-maand", "b2c", await TodayAsync());
        var until = DateOnly.Parse(
            (await Api.KnownAsync("bureau-maand"))["labels"]!.AsArray().Single()!["validUntil"]!.GetValue<string>(),
            null
        );
        var desk = await DeskAsync();
        var month = $"/labels?kind=b2c&month={until:yyyy-MM}";
        Assert.Contains("/members/bureau-maand/labels", await desk.GetAsync(month), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "/members/bureau-maand/labels",
            await desk.GetAsync($"/labels?kind=b2c&month={until.AddMonths(-1):yyyy-MM}"),
            StringComparison.Ordinal
        );
        var page = await desk.GetAsync("/members/bureau-maand/labels");
        Assert.Contains("The label is valid.", page, StringComparison.Ordinal);
        Assert.Contains("Why this date", page, StringComparison.Ordinal);
        Assert.Contains("BC-33, rulebook becommerce", page, StringComparison.Ordinal);
        Assert.Contains(
            "Certified, to be granted → Valid",
            page.Replace("Label for sales to consumers (B2C): ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The journal is intact.",
            await desk.GetAsync("/members/bureau-maand/labels?verify=true"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "href=\"/members/bureau-maand/labels\"",
            await desk.GetAsync("/members/bureau-maand/file"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("ST-4"), Rule("FP-9")]
    public async Task Each_act_that_is_permitted_opens_as_a_form_with_its_fields()
    {
        var desk = await AppliedAsync("bureau-akten");
        var known = await Api.KnownAsync("bureau-akten");
        var acts = known["actions"]!
            .AsArray()
            .Select(a => (a!["name"]!.GetValue<string>(), a["kind"]?.GetValue<string>(), a["fields"]!.AsArray()))
            .ToList();
        Assert.True(acts.Count > 8, $"{acts.Count}");
        var labels = await desk.GetAsync("/members/bureau-akten/labels");
        foreach (var (name, kind, fields) in acts)
        {
            var address = $"/members/bureau-akten/labels/act/{name}{(kind is null ? "" : $"?kind={kind}")}";
            Assert.Contains($"href=\"{address}\"", labels, StringComparison.Ordinal);
            var form = await desk.GetAsync(address);
            Assert.DoesNotContain($"<h1>{name}", form, StringComparison.Ordinal);
            foreach (
                var field in fields
                    .Select(f => f!["name"]!.GetValue<string>())
                    .Where(f => f is not ("report" or "document" or "shortcomings"))
            )
            {
                Assert.Contains($"name=\"{field}\"", form, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    [Rule("BC-35"), Rule("ST-2")]
    public async Task What_cannot_be_read_or_is_missing_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        var desk = await AppliedAsync("bureau-velden");
        const string Form = "/members/bureau-velden/labels/act/record-payment";
        var refused = await desk.PostAsync(
            Form,
            ("what", "certification"),
            ("on", "gisterenmorgen"),
            ("amount", "veel geld"),
            ("year", "2026")
        );
        Assert.Contains("id=\"on-error\"", refused, StringComparison.Ordinal);
        Assert.Contains("id=\"amount-error\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"veel geld\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"gisterenmorgen\"", refused, StringComparison.Ordinal);
        Assert.Contains("<option value=\"certification\" selected", refused, StringComparison.Ordinal);
        var missing = await desk.PostAsync(Form, ("what", "certification"), ("on", await TodayAsync()));
        Assert.Contains("id=\"amount-error\"", missing, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"on-error\"", missing, StringComparison.Ordinal);
        Assert.Equal(
            "/members/bureau-velden/labels?done=act",
            await desk.RedirectAsync(
                Form,
                ("what", "certification"),
                ("kind", "b2c"),
                ("on", await TodayAsync()),
                ("amount", "€ 450,00")
            )
        );
        Assert.Contains(
            "In certification",
            await desk.GetAsync("/members/bureau-velden/labels"),
            StringComparison.Ordinal
        );

        // What the state does not permit says so above the form, with its reason.
        var early = await desk.PostAsync(
            "/members/bureau-velden/labels/act/grant-label",
            ("kind", "b2c"),
            ("from", await TodayAsync())
        );
        Assert.Contains("id=\"act-form-error\"", early, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-36")]
    public async Task A_certification_brings_its_document_and_its_shortcomings_along_and_a_refused_form_keeps_the_document()
    {
        var desk = await AppliedAsync("bureau-verslag");
        var today = await TodayAsync();
        await desk.RedirectAsync(
            "/members/bureau-verslag/labels/act/record-payment",
            ("what", "certification"),
            ("kind", "b2c"),
            ("on", today),
            ("amount", "450")
        );
        const string Form = "/members/bureau-verslag/labels/act/record-certification";
        var refused = await desk.SendAsync(
            Form,
            new SentFile("file", "verslag.pdf", Stages.Pdf),
            ("kind", "b2c"),
            ("result", "negative"),
            ("shortcomings[0].text", "Geen herroepingsformulier"),
            ("forMember", "true")
        );
        Assert.Contains("id=\"on-error\"", refused, StringComparison.Ordinal);
        Assert.Contains("Geen herroepingsformulier", refused, StringComparison.Ordinal);
        // What is refused leaves nothing in the file, and nobody chooses it again.
        Assert.Empty((await Api.KnownAsync("bureau-verslag"))["documents"]!.AsArray());
        Assert.Contains("verslag.pdf", refused, StringComparison.Ordinal);
        var kept = refused.Split("name=\"kept:document\" value=\"")[1].Split('"')[0];
        Assert.Equal(
            "/members/bureau-verslag/labels?done=act",
            await desk.RedirectAsync(
                Form,
                ("kind", "b2c"),
                ("result", "negative"),
                ("on", today),
                ("kept:document", kept),
                ("shortcomings[0].text", "Geen herroepingsformulier"),
                ("shortcomings[1].text", "Geen levertermijn")
            )
        );
        var page = await desk.GetAsync("/members/bureau-verslag/labels");
        Assert.Contains("Geen levertermijn", page, StringComparison.Ordinal);
        Assert.Contains("Shortcomings to mend", page, StringComparison.Ordinal);
        Assert.Contains("verslag.pdf", page, StringComparison.Ordinal);
        var mending = await desk.GetAsync("/members/bureau-verslag/labels/act/mend-shortcoming");
        Assert.Contains("Geen herroepingsformulier (", mending, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-41"), Rule("ST-4")]
    public async Task What_takes_two_people_waits_on_a_page_of_its_own_and_another_confirms_or_rejects_it()
    {
        var desk = await AppliedAsync("bureau-twee");
        var evidence = await _office.LabelDocumentAsync("registrar", "bureau-twee");
        await desk.RedirectAsync(
            "/members/bureau-twee/labels/act/record-misuse",
            ("url", "https://www.bureau-twee.example"),
            ("text", "Het logo staat er zonder keurmerk."),
            ("document", evidence)
        );
        var id = (await Api.KnownAsync("bureau-twee"))["misuses"]!.AsArray().Single()!["id"]!.GetValue<string>();
        Assert.Equal(
            "/members/bureau-twee/labels?done=proposed",
            await desk.RedirectAsync(
                "/members/bureau-twee/labels/act/end-misuse",
                ("misuse", id),
                ("reasons", "Het logo is weg.")
            )
        );
        var secretary = await DeskAsync("secretary");
        var waiting = await secretary.GetAsync("/labels/second");
        // The rail says that something waits.
        Assert.Matches("(?s)href=\"/labels/second\"(?:(?!</a>).)*class=\"count\"", waiting);
        var address = waiting[waiting.IndexOf("/labels/second/bureau-twee/", StringComparison.Ordinal)..].Split('"')[0];
        var own = await desk.GetAsync(address);
        Assert.Contains("You proposed it yourself", own, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"_handler\" value=\"confirm\"", own, StringComparison.Ordinal);
        var read = await secretary.GetAsync(address);
        Assert.Contains("Het logo is weg.", read, StringComparison.Ordinal);
        Assert.Contains("https://www.bureau-twee.example", read, StringComparison.Ordinal);
        // Who confirms it reads what it is about, and opens the evidence.
        Assert.Contains("Het logo staat er zonder keurmerk.", read, StringComparison.Ordinal);
        var file = $"/api/v1/members/bureau-twee/documents/{evidence}";
        Assert.Contains($"href=\"{file}\"", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync(file));
        Assert.Contains("id=\"reason-error\"", await secretary.PostAsync(address, "reject"), StringComparison.Ordinal);
        Assert.Equal("/labels/second?done=confirmed", await secretary.RedirectAsync(address, "confirm"));
        Assert.DoesNotContain(
            "/labels/second/bureau-twee/",
            await secretary.GetAsync("/labels/second"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(address));
        Assert.NotNull((await Api.KnownAsync("bureau-twee"))["misuses"]!.AsArray().Single()!["endedOn"]);
        foreach (var closed in new[] { "/labels", "/members/bureau-twee/labels", "/labels.csv" })
        {
            Assert.NotEqual(HttpStatusCode.OK, await secretary.StatusAsync(closed));
        }
    }

    [Fact]
    [Rule("BC-36"), Rule("FP-11")]
    public async Task A_registered_letter_waits_for_the_post_until_its_day_is_noted()
    {
        const string id = "bureau-post";
        var desk = await AppliedAsync(id);
        var on = await TodayAsync();
        await Api.DoAsync(
            id,
            "record-payment",
            new
            {
                what = "certification",
                kind = "b2c",
                on,
                amount = new { amount = 450.00m, currency = "EUR" },
            }
        );
        await Api.DoAsync(
            id,
            "record-certification",
            new
            {
                kind = "b2c",
                result = "negative",
                on,
                document = await _office.LabelDocumentAsync("registrar", id),
            }
        );
        await using var db = await one.App.NewDbAsync();
        var number = (await db.Set<MemberLetterRow>().SingleAsync(l => l.MemberId == id && l.Registered)).Id;
        var address = $"/members/{id}/labels/letters/{number}";
        Assert.Contains($"href=\"{address}\"", await desk.GetAsync("/labels?due=post"), StringComparison.Ordinal);
        Assert.Contains(
            "id=\"posted.on-error\"",
            await desk.PostAsync(address, ("posted.on", "1 januari 2199")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "id=\"posted.on-error\"",
            await desk.PostAsync(address, ("posted.on", "1 januari 2020")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"{address}?done=posted",
            await desk.RedirectAsync(address, ("posted.on", await TodayAsync()), ("posted.tracking", "RR 123 BE"))
        );
        Assert.Contains("RR 123 BE", await desk.GetAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{address}\"", await desk.GetAsync("/labels?due=post"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-23"), Rule("FP-11")]
    public async Task What_became_of_a_registered_letter_is_recorded_from_its_page_once()
    {
        const string id = "bureau-ontvangst";
        const string act = $"/members/{id}/labels/act/record-letter-receipt";
        var desk = await AppliedAsync(id);
        var on = await TodayAsync();
        var amount = new { amount = 450.00m, currency = "EUR" };
        await Api.DoAsync(
            id,
            "record-payment",
            new
            {
                what = "certification",
                kind = "b2c",
                on,
                amount,
            }
        );
        var document = await _office.LabelDocumentAsync("registrar", id);
        await Api.DoAsync(
            id,
            "record-certification",
            new
            {
                kind = "b2c",
                result = "negative",
                on,
                document,
            }
        );
        await using var db = await one.App.NewDbAsync();
        var letter = await db.Set<MemberLetterRow>().SingleAsync(l => l.MemberId == id && l.Registered);
        var address = $"/members/{id}/labels/letters/{letter.Id}";
        var toAct = $"href=\"{act}?letter={letter.LetterId}\"";
        Assert.DoesNotContain(toAct, await desk.GetAsync(address), StringComparison.Ordinal);
        await desk.RedirectAsync(address, ("posted.on", on));
        Assert.Contains(toAct, await desk.GetAsync(address), StringComparison.Ordinal);

        Assert.Contains(
            "id=\"reason-error\"",
            await desk.PostAsync(act, ("letter", letter.LetterId), ("result", "returned"), ("on", on)),
            StringComparison.Ordinal
        );
        await desk.RedirectAsync(
            act,
            ("letter", letter.LetterId),
            ("result", "returned"),
            ("on", on),
            ("reason", "Niet afgehaald")
        );
        // A proof may follow.
        Assert.Contains(toAct, await desk.GetAsync(address), StringComparison.Ordinal);
        Assert.Contains("Niet afgehaald", await desk.GetAsync($"/members/{id}/labels"), StringComparison.Ordinal);
        var posted = (await Api.KnownAsync(id))["postedDecisions"]!.AsArray().Single()!;
        Assert.Equal("returned", posted["result"]!.GetValue<string>());
        await desk.RedirectAsync(
            act,
            ("letter", letter.LetterId),
            ("result", "received"),
            ("on", on),
            ("document", document)
        );
        Assert.DoesNotContain(toAct, await desk.GetAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("WK-4"), Rule("ST-4")]
    public async Task A_measure_at_once_is_told_as_proposed_and_not_as_done()
    {
        var desk = await DeskAsync();
        const string Act = "/members/keurmerk-shop/labels/act/decide-measure";
        Assert.Contains("takes two people", await desk.GetAsync(Act + "?lang=en"), StringComparison.Ordinal);
        Assert.Equal(
            "/members/keurmerk-shop/labels?done=proposed",
            await desk.RedirectAsync(
                Act,
                ("kind", "suspend"),
                ("grounds", "No invoice was sent."),
                ("article", "7.2"),
                ("immediate", "true")
            )
        );
        var known = (await _office.AsAsync("registrar", HttpMethod.Get, "/api/v1/members/keurmerk-shop")).Body!;
        Assert.Equal("valid", known["labels"]![0]!["state"]!.GetValue<string>());
    }

    [Fact]
    [Rule("BC-40")]
    public async Task The_table_has_what_the_page_has_and_no_formula()
    {
        var shop = new
        {
            id = "bureau-tabel",
            name = "=SOM(A1) Tabel",
            scheme = "becommerce",
            websites = new[] { "https://www.bureau-tabel.example" },
            companyNumber = "BE 0400.123.888",
            language = "nl",
            email = "desk@bureau-tabel.example",
        };
        var desk = await AppliedAsync("bureau-tabel", shop);
        var table = await desk.GetAsync("/labels.csv?state=applied&kind=b2c");
        Assert.Contains("'=SOM(A1) Tabel", table, StringComparison.Ordinal);
        Assert.Contains("bureau-tabel", table, StringComparison.Ordinal);
        Assert.DoesNotContain("bureau-tabel", await desk.GetAsync("/labels.csv?state=valid"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("WK-10"), Rule("ST-2")]
    public async Task The_version_that_an_act_names_is_no_other_field_of_its_form()
    {
        var desk = await DeskAsync();
        var form = await desk.GetAsync("/members/keurmerk-shop/labels/act/leave-over-change");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(form, "name=\"version\""));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(form, "name=\"member-version\""));
    }
}
