using System.Net;
using Redress.Domain.Labels;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Own;

/// <summary>What a member reads about its own labels and does there: of BeCommerce (BC-33 to BC-41, BC-46).</summary>
public sealed class OwnLabelPagesTests
{
    [Fact]
    [Rule("BC-40")]
    public async Task Of_another_organisation_there_is_no_page_and_nothing_is_done()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        foreach (
            var path in new[]
            {
                "/organisation/labels/keurmerk-shop",
                "/organisation/labels/second-shop",
                "/organisation/labels/nobody",
                "/organisation/labels/keurmerk-shop/submit-change",
                "/organisation/labels/keurmerk-shop/apply-for-label?about=webshopKeurmerk",
                "/organisation/labels/demo-shop/grant-label?about=b2b",
                "/organisation/labels/demo-shop/unknown",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, await visit.User.StatusAsync(path));
        }

        Assert.Equal("/organisation/labels/demo-shop", await visit.User.LeadsToAsync("/organisation/labels"));
    }

    [Fact]
    [Rule("BC-33"), Rule("BC-40")]
    public async Task A_valid_label_tells_its_days_its_certificate_and_what_is_copied_for_light_and_dark_pages()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        var page = await visit.SeeAsync();
        Assert.Contains("Your label: Demo Shop", page);
        Assert.Contains("Valid", page);
        Assert.Contains("You do not have to do anything now", page);
        Assert.Contains("href=\"/members/demo-shop\"", page);
        Assert.Contains("/badge/demo-shop.svg?theme=light", page);
        Assert.Contains("/badge/demo-shop.svg?theme=dark&amp;lang=en\" width=\"240\"", page);
        Assert.Contains("href=\"/organisation/labels\"", await visit.User.GetAsync("/organisation"));
    }

    [Fact]
    [Rule("BC-34"), Rule("BC-35")]
    public async Task A_label_is_asked_for_with_its_undertaking_and_what_is_to_be_paid_is_asked_with_its_reference()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        var form = await visit.ButtonAsync("apply-for-label");
        Assert.EndsWith("?about=b2b", form, StringComparison.Ordinal);
        Assert.Contains("We undertake in writing", await visit.User.GetAsync(form));
        Assert.Contains("error-summary", await visit.User.PostAsync(form));
        Assert.Equal(LabelState.None, (await visit.FileOrNoneAsync()).Label("b2b").State);

        await visit.SendAsync("apply-for-label", ("undertaking", "true"));
        var file = await visit.FileAsync();
        Assert.Equal(LabelState.Applied, file.Label("b2b").State);
        Assert.Equal(new DateOnly(2026, 3, 2), file.Label("b2b").UndertakenOn);
        var page = await visit.SeeAsync();
        Assert.Contains("Pay the certification", page);
        Assert.Contains("Pay the fee of 2026", page);
        Assert.Contains("demo-shop 2026", page);
        Assert.Contains("demo-shop b2b", page);
        Assert.Contains("Why this day?", page);
        Assert.DoesNotContain("apply-for-label?about=b2b", page);
        var start = await visit.User.GetAsync("/cases");
        Assert.Contains("Your label asks something of you", start);
        Assert.Contains("href=\"/organisation/labels/demo-shop\"", start);

        await visit.SendAsync("close-application", ("reason", "Toch niet."));
        Assert.Equal(LabelState.None, (await visit.FileAsync()).Label("b2b").State);
    }

    [Fact]
    [Rule("BC-36"), Rule("FP-9")]
    public async Task A_shortcoming_is_mended_with_its_proof_and_not_without()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        await visit.ApplyAndPayAsync("b2b");
        await visit.DoAsync(
            "record-certification",
            new
            {
                kind = "b2b",
                result = "negative",
                on = "2026-03-02",
                document = await visit.DocumentAsync(),
                shortcomings = new[] { new { text = "Het herroepingsrecht ontbreekt.", due = "2026-03-31" } },
            }
        );
        var page = await visit.SeeAsync();
        Assert.Contains("Het herroepingsrecht ontbreekt.", page);
        Assert.Contains("31 March 2026", page);
        Assert.Contains("BC-36", page);
        var form = await visit.ButtonAsync("mend-shortcoming");
        Assert.Contains("Het herroepingsrecht ontbreekt.", await visit.User.GetAsync(form));
        Assert.Contains("error-summary", await visit.User.PostAsync(form));
        Assert.Null((await visit.FileAsync()).Shortcomings[0].BroughtOn);

        Assert.Equal($"{visit.Page}?done=mend-shortcoming", await visit.SendFileAsync(form));
        var file = await visit.FileAsync();
        var brought = file.Shortcomings[0];
        Assert.Equal(new DateOnly(2026, 3, 2), brought.BroughtOn);
        Assert.True(file.Document(brought.Document)!.ByMember);
        page = await visit.SeeAsync();
        Assert.DoesNotContain($"{visit.Page}/mend-shortcoming", page);
        Assert.Contains("foto.pdf", page);
        // Sent again by the way back: it is told that nothing is asked any more.
        Assert.Contains("it was done already", await visit.User.GetAsync(form));
    }

    [Fact]
    [Rule("BC-35")]
    public async Task A_lost_condition_is_mended_with_a_text_and_what_was_typed_is_not_lost()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        await visit.DoAsync(
            "tell-condition-lost",
            new { condition = "reviewSystem", text = "Er is geen beoordelingssysteem." }
        );
        Assert.Contains("Er is geen beoordelingssysteem.", await visit.SeeAsync());
        var form = await visit.ButtonAsync("mend-condition");
        Assert.Contains("error-summary", await visit.User.PostAsync(form, ("text", "")));
        var tooLong = new string('x', 100_001);
        Assert.Contains("error-summary", await visit.User.PostAsync(form, ("text", tooLong)));
        Assert.Contains(tooLong, await visit.User.GetAsync(form));

        await visit.SendAsync("mend-condition", ("text", "We gebruiken nu een systeem."));
        Assert.Equal("We gebruiken nu een systeem.", (await visit.FileAsync()).LostConditions[0].Brought);
        Assert.DoesNotContain($"{visit.Page}/mend-condition", await visit.SeeAsync());
    }

    [Fact]
    [Rule("BC-46")]
    public async Task The_board_is_answered_and_its_decision_appealed_against_in_dutch_or_french()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        await visit.DoAsync(
            "prepare-board-act",
            new
            {
                kind = "withdrawLabel",
                label = "b2c",
                reasons = "Ernstige klachten.",
                document = await visit.DocumentAsync(),
            }
        );
        Assert.Contains("Ernstige klachten.", await visit.SeeAsync());
        await visit.SendAsync("answer-board-act", ("text", "Het is opgelost."));
        Assert.Equal("Het is opgelost.", (await visit.FileAsync()).BoardActs[0].Answer);
        await visit.DoAsync(
            "decide-board-act",
            new
            {
                result = "carried",
                reasons = "Niet overtuigd.",
                document = await visit.DocumentAsync(),
            }
        );

        Assert.Contains("You may appeal against the board", await visit.SeeAsync());
        var form = await visit.ButtonAsync("lodge-board-appeal");
        Assert.Contains("error-summary", await visit.User.PostAsync(form));
        Assert.Contains("error-summary", await visit.User.PostAsync(form, ("language", "en")));
        await visit.SendAsync("lodge-board-appeal", ("language", "fr"));
        Assert.Equal("fr", (await visit.FileAsync()).Appeals[0].Language);
    }

    [Fact]
    [Rule("BC-41")]
    public async Task An_unlawful_use_is_answered_and_who_reported_it_is_nowhere()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        await visit.DoAsync(
            "record-misuse",
            new
            {
                url = "https://www.demo-shop.example/logo",
                text = "Het logo staat in een eigen logo.",
                report = "report-4711",
            }
        );
        var page = await visit.SeeAsync();
        Assert.Contains("https://www.demo-shop.example/logo", page);
        Assert.DoesNotContain("4711", page);
        var form = await visit.ButtonAsync("answer-misuse");
        Assert.DoesNotContain("4711", await visit.User.GetAsync(form));
        await visit.SendAsync("answer-misuse", ("text", "Weggehaald."));
        Assert.Equal("Weggehaald.", (await visit.FileAsync()).Misuses[0].Answer);
        Assert.DoesNotContain("4711", await visit.SeeAsync());
    }

    [Fact]
    [Rule("BC-35")]
    public async Task A_document_is_added_and_read_and_one_of_the_body_alone_is_not_shown()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        var form = $"{visit.Page}/add-document";
        Assert.Contains("error-summary", await visit.User.PostAsync(form));
        Assert.Equal($"{visit.Page}?done=add-document", await visit.SendFileAsync(form));
        var file = await visit.FileAsync();
        var page = await visit.SeeAsync();
        Assert.Contains($"/api/v1/members/demo-shop/documents/{file.Documents[0].Id}", page);
        Assert.Contains("The document is in the file.", await visit.User.GetAsync($"{visit.Page}?done=add-document"));
        Assert.Equal(
            HttpStatusCode.OK,
            await visit.User.StatusAsync($"/api/v1/members/demo-shop/documents/{file.Documents[0].Id}")
        );
    }

    [Fact]
    [Rule("BC-38")]
    public async Task What_a_suspension_holds_back_is_said_with_its_reason()
    {
        await using var visit = await OwnLabelVisit.BeginAsync();
        await visit.ApplyAndPayAsync("b2b");
        await visit.DoAsync(
            "record-certification",
            new
            {
                kind = "b2b",
                result = "positive",
                on = "2026-03-02",
                document = await visit.DocumentAsync(),
            }
        );
        var page = await visit.SeeAsync();
        Assert.Contains("Before it is granted, this is still missing", page);
        Assert.Contains("held-back", page);
    }
}
