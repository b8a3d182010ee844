using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Letters.Editing;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Administration;

/// <summary>The words of the letters, changed by pages: judged at saving, in the next letter at once, never in an older one, and back again.</summary>
public sealed class LetterTextPagesTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task Nobody_but_an_administrator_opens_the_texts_of_the_letters()
    {
        var (admin, secretary, nobody) = (
            await SignedInAsync("admin"),
            await SignedInAsync("secretary"),
            new Person(one.Client())
        );
        foreach (
            var path in new[] { "/admin/letters", "/admin/letters/decision/nl", "/admin/letters/decision/nl/history" }
        )
        {
            Assert.Equal("/account/login", await nobody.LeadsToAsync(path));
            Assert.Equal("/account/denied", await secretary.LeadsToAsync(path));
            Assert.Equal(HttpStatusCode.OK, await admin.StatusAsync(path));
        }

        foreach (
            var none in new[]
            {
                "/admin/letters/nothing/nl",
                "/admin/letters/decision/xx",
                "/admin/letters/decision/..%2Fnl",
                "/admin/letters/decision/nl?scheme=nowhere",
                "/admin/letters/mail-password/nl?scheme=becommerce",
                "/admin/letters/nothing/nl/history",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, await admin.StatusAsync(none));
        }
    }

    [Fact]
    public async Task A_text_saved_for_one_scheme_is_in_its_next_letter_at_once_and_in_no_other_and_goes_back_again()
    {
        const string page = "/admin/letters/complaint-received/nl?scheme=becommerce";
        var admin = await SignedInAsync("admin");
        var before = (await _office.FileAsync(Office.Complaint())).Number;
        var shipped = Source("becommerce", "complaint-received");
        var own = shipped.Replace("# {{number}}: ", "# Goed ontvangen, {{number}}: ", StringComparison.Ordinal);
        Assert.NotEqual(shipped, own);
        Assert.Equal(
            page + "&done=kept",
            await admin.RedirectAsync(page, "edit", Edit(own, 0, ("note", "Vriendelijker")))
        );

        var after = (await _office.FileAsync(Office.Complaint(facts: "Een ander pakje."))).Number;
        var elsewhere = (await _office.FileAsync(Stages.AboutAProvider)).Number;
        Assert.StartsWith($"Goed ontvangen, {after}: ", await SubjectAsync(after), StringComparison.Ordinal);
        Assert.StartsWith(before, await SubjectAsync(before), StringComparison.Ordinal);
        Assert.StartsWith(elsewhere, await SubjectAsync(elsewhere), StringComparison.Ordinal);
        var entry = await TraceAsync();
        Assert.Equal(
            ("letter:becommerce/complaint-received.nl", "change-letter-text", "Vriendelijker", "Arno Admin"),
            (entry.Subject, entry.Action, entry.Content!.Reason, entry.Content.ByName)
        );
        Assert.Contains(
            "href=\"/admin/letters/complaint-received/nl?scheme=becommerce\"",
            await admin.GetAsync("/admin/audit"),
            StringComparison.Ordinal
        );
        var list = await admin.GetAsync("/admin/letters?scheme=becommerce&own=true");
        Assert.Contains("own, for this scheme", list, StringComparison.Ordinal);
        Assert.DoesNotContain("decision-final", list, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "complaint-received",
            await admin.GetAsync("/admin/letters?scheme=webshop-keurmerk&own=true"),
            StringComparison.Ordinal
        );

        // The same again is no version.
        Assert.EndsWith("done=same", await admin.RedirectAsync(page, "edit", Edit(own, 1)), StringComparison.Ordinal);
        Assert.EndsWith(
            "done=restored",
            await admin.RedirectAsync(page, "restore", ("based", "1"), ("why", "Toch niet")),
            StringComparison.Ordinal
        );
        var last = (await _office.FileAsync(Office.Complaint(facts: "Een derde pakje."))).Number;
        Assert.StartsWith(last, await SubjectAsync(last), StringComparison.Ordinal);
        var history = await admin.GetAsync("/admin/letters/complaint-received/nl/history?scheme=becommerce");
        Assert.Contains("Version 2", history, StringComparison.Ordinal);
        Assert.Contains("Toch niet", history, StringComparison.Ordinal);
        Assert.Contains("Goed ontvangen", history, StringComparison.Ordinal);
        Assert.Contains("Goed ontvangen", await admin.GetAsync(page + "&from=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schemes_own_text_comes_before_that_of_all_schemes()
    {
        var admin = await SignedInAsync("admin");
        var shipped = Source("", "confirm-address");
        string Own(string words) =>
            shipped.Replace("# {{number}}: ", $"# {words} {{{{number}}}}: ", StringComparison.Ordinal);
        await admin.RedirectAsync("/admin/letters/confirm-address/nl", "edit", Edit(Own("Alle"), 0));
        Assert.StartsWith("# Alle", Source("becommerce", "confirm-address"), StringComparison.Ordinal);
        await admin.RedirectAsync("/admin/letters/confirm-address/nl?scheme=becommerce", "edit", Edit(Own("Een"), 0));
        Assert.StartsWith("# Een", Source("becommerce", "confirm-address"), StringComparison.Ordinal);
        Assert.StartsWith("# Alle", Source("webshop-keurmerk", "confirm-address"), StringComparison.Ordinal);
        // Without its own again it has that of all.
        await admin.RedirectAsync("/admin/letters/confirm-address/nl?scheme=becommerce", "restore", ("based", "1"));
        Assert.StartsWith("# Alle", Source("becommerce", "confirm-address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_text_is_refused_at_its_line_and_nothing_typed_is_lost()
    {
        const string page = "/admin/letters/case-closed/nl";
        var admin = await SignedInAsync("admin");
        var answer = await admin.PostAsync(
            page,
            "edit",
            Edit("# {{number}}: uit\n\nMijn eigen zin.\nOmdat {{becuase}}.\n{{#idle}}Klaar.\n", 0, ("note", "Korter"))
        );
        Assert.Contains("Line 4: {{becuase}} is no field of this letter.", answer, StringComparison.Ordinal);
        Assert.Contains("Line 5: {{#idle}} is not closed.", answer, StringComparison.Ordinal);
        Assert.Contains("id=\"line-4\"", answer, StringComparison.Ordinal);
        Assert.Contains("<code lang=\"nl\">Omdat {{becuase}}.</code>", answer, StringComparison.Ordinal);
        Assert.Contains("Mijn eigen zin.", answer, StringComparison.Ordinal);
        Assert.Contains("value=\"Korter\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Mijn eigen zin.", Source("becommerce", "case-closed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_the_shipped_text_is_left_out_only_by_who_says_so()
    {
        const string page = "/admin/letters/case-closed/fr";
        const string text = "# {{number}} : clos\n\nLe dossier est clos : {{because}}.\n";
        var admin = await SignedInAsync("admin");
        var answer = await admin.PostAsync(page, "edit", Edit(text, 0));
        Assert.Contains("and yours has not: {{idle}}", answer, StringComparison.Ordinal);
        Assert.Contains("name=\"leave\" value=\"idle\"", answer, StringComparison.Ordinal);
        Assert.EndsWith(
            "done=kept",
            await admin.RedirectAsync(page, "edit", Edit(text, 0, ("leave", "idle"))),
            StringComparison.Ordinal
        );
        Assert.Equal(text, one.App.Services.GetRequiredService<Templates>().Source("becommerce", "case-closed", "fr"));
    }

    [Fact]
    public async Task A_preview_shows_the_invented_case_with_the_text_that_is_not_saved()
    {
        const string page = "/admin/letters/case-closed/en?scheme=webshop-keurmerk";
        var admin = await SignedInAsync("admin");
        var answer = await admin.PostAsync(
            page,
            "edit",
            ("act", "preview"),
            ("based", "0"),
            ("to", "respondent"),
            ("has", "idle"),
            ("text", "# {{number}}: over\n\nMy sentence **here**: {{because}}.{{#idle}} Rest.{{/idle}}\n")
        );
        Assert.Contains("WK-2026-000042: over", answer, StringComparison.Ordinal);
        Assert.Contains("My sentence <strong>here</strong>", answer, StringComparison.Ordinal);
        Assert.Contains(" Rest.</p>", answer, StringComparison.Ordinal);
        Assert.Contains("Dear Example Webshop,", answer, StringComparison.Ordinal);
        Assert.Equal(0, await VersionsAsync("case-closed", "en"));
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_text_is_told_and_sees_both()
    {
        const string page = "/admin/letters/comment-invited/nl";
        var (first, second) = (await SignedInAsync("admin"), await SignedInAsync("admin"));
        var shipped = Source("", "comment-invited");
        await first.RedirectAsync(page, "edit", Edit(shipped + "\nHaar zin.\n", 0));
        var answer = await second.PostAsync(page, "edit", Edit(shipped + "\nZijn zin.\n", 0));
        Assert.Contains("Arno Admin changed this text meanwhile", answer, StringComparison.Ordinal);
        Assert.Contains("<del>", answer, StringComparison.Ordinal);
        Assert.Contains("Haar", answer, StringComparison.Ordinal);
        Assert.Contains("Zijn zin.", answer, StringComparison.Ordinal);
        Assert.Contains("name=\"based\" value=\"1\"", answer, StringComparison.Ordinal);
        Assert.EndsWith("Haar zin.\n", Source("", "comment-invited"), StringComparison.Ordinal);
        // Once it knows.
        await second.RedirectAsync(page, "edit", Edit(shipped + "\nZijn zin.\n", 1));
        Assert.EndsWith("Zijn zin.\n", Source("", "comment-invited"), StringComparison.Ordinal);
        Assert.Equal(2, await VersionsAsync("comment-invited", "nl"));
    }

    [Fact]
    public async Task Of_two_at_the_same_moment_one_is_saved()
    {
        var desk = one.App.Services.GetRequiredService<LetterTextDesk>();
        var id = new LetterTextId("", "file-reopened", "nl");
        var by = new Actor(Role.Administrator, "arno", "Arno Admin");
        var shipped = Source("", "file-reopened");
        var saved = await Task.WhenAll(
            Enumerable
                .Range(1, 4)
                .Select(n => desk.Save(by, id, ($"{shipped}\nZin {n}.\n", ""), 0, CancellationToken.None))
        );
        Assert.Single(saved, s => s.Saved == TextSaved.Saved);
        Assert.Equal(3, saved.Count(s => s.Saved == TextSaved.Changed));
        Assert.Equal(1, await VersionsAsync("file-reopened", "nl"));
    }

    [Fact]
    public async Task What_another_program_saved_is_taken_over_and_what_no_letter_can_be_written_with_is_left_out()
    {
        var changes = one.App.Services.GetRequiredService<StoredChanges>();
        await using (var db = await one.App.NewDbAsync())
        {
            db.Add(Row("hearing-held", "# {{number}}: elders bewaard\n\nOp {{on}}.\n"));
            db.Add(Row("file-closed", "# {{number}}: stuk\n\n{{#term}}\n"));
            db.Add(Row("no-such-letter", "# {{number}}: weg\n\nNiets.\n"));
            await using var transaction = await db.Database.BeginTransactionAsync();
            await changes.Tell(db, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        Assert.DoesNotContain("elders", Source("", "hearing-held"), StringComparison.Ordinal);
        await changes.Look(default);
        Assert.Contains("elders", Source("", "hearing-held"), StringComparison.Ordinal);
        Assert.DoesNotContain("stuk", Source("", "file-closed"), StringComparison.Ordinal);
        // Who looks after the texts is told.
        Assert.Contains(
            "cannot be used any more",
            await (await SignedInAsync("admin")).GetAsync("/admin/letters/file-closed/nl"),
            StringComparison.Ordinal
        );
    }

    private static LetterTextRow Row(string name, string text) =>
        new()
        {
            Name = name,
            Language = "nl",
            Version = 1,
            Text = text,
            At = DateTimeOffset.UtcNow,
            ById = "arno",
            ByName = "Arno",
        };

    private static (string, string)[] Edit(string text, int based, params (string, string)[] more) =>
        [("act", "save"), ("based", $"{based}"), ("text", text), .. more];

    private string Source(string scheme, string name) =>
        one.App.Services.GetRequiredService<Templates>().Source(scheme, name, "nl")!;

    private async Task<string> SubjectAsync(string number)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<LetterRow>()
            .Where(l => l.CaseNumber == number && l.Template == "complaint-received")
            .Select(l => l.Subject)
            .SingleAsync();
    }

    private async Task<int> VersionsAsync(string name, string language)
    {
        await using var db = await one.App.NewDbAsync();
        return await db.Set<LetterTextRow>().CountAsync(t => t.Name == name && t.Language == language);
    }

    private async Task<AuditView> TraceAsync() =>
        (
            await one
                .App.Services.GetRequiredService<AuditQuery>()
                .Lines(new AuditFilter(AuditArea.Letters), null, 1, default)
        )[0];

    private async Task<Person> SignedInAsync(string who)
    {
        var person = new Person(one.Client());
        Assert.True(await person.SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
