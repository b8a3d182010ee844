using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Bundle;

/// <summary>The exhibits of a case as one PDF.</summary>
public sealed class FileBundleTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<HttpClient> SignedInAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<string> TextAsync(HttpClient client, string number)
    {
        using var answer = await client.GetAsync($"/cases/{number}/bundle.pdf");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        return (await PdfReader.TextAsync(await answer.Content.ReadAsByteArrayAsync()))!;
    }

    [Fact]
    [Rule("FP-1"), Rule("BC-16")]
    public async Task A_bundle_has_an_index_and_every_exhibit_in_its_order_with_its_pages_numbered()
    {
        var filed = await _office.AnsweredAsync(Office.Complaint(language: "en"));
        await _office.UploadAsync("shop", filed.Number, "proof.pdf", Stages.Pdf);
        var lines = string.Join('\n', Enumerable.Range(1, 80).Select(i => $"Line {i} of the talk."));
        await _office.UploadAsync("shop", filed.Number, "talk.txt", System.Text.Encoding.UTF8.GetBytes(lines));
        await _office.UploadAsync("secretary", filed.Number, "memo.txt", "For the body alone."u8.ToArray(), "internal");
        var secretary = await SignedInAsync("secretary");
        await new Person(secretary).RedirectAsync(
            $"/cases/{filed.Number}",
            "title",
            (
                "document",
                (await _office.GetAsync("secretary", filed.Number)).List("documents").First()!["id"]!.GetValue<string>()
            ),
            ("title", "Proof of delivery")
        );
        var text = await TextAsync(secretary, filed.Number);
        Assert.Contains($"Exhibits in case {filed.Number}", text, StringComparison.Ordinal);
        Assert.Contains("Proof of delivery", text, StringComparison.Ordinal);
        Assert.Contains("Line 80 of the talk.", text, StringComparison.Ordinal);
        Assert.Contains("For the body alone.", text, StringComparison.Ordinal);
        // The index, the PDF of one page, two pages of talk, the memo.
        Assert.Contains($"{filed.Number} · 1 / 5", text, StringComparison.Ordinal);
        Assert.Contains($"{filed.Number} · B1, p. 1 · 2 / 5", text, StringComparison.Ordinal);
        Assert.Contains($"{filed.Number} · B2, p. 2 · 4 / 5", text, StringComparison.Ordinal);
        Assert.Contains($"{filed.Number} · X1, p. 1 · 5 / 5", text, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-24"), Rule("BC-16")]
    public async Task What_its_reader_may_not_see_is_not_in_it_and_no_party_has_one()
    {
        var filed = await _office.FileAsync(Office.Complaint(language: "en"));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.UploadAsync("secretary", filed.Number, "memo.txt", "A memo."u8.ToArray(), "internal");
        var agreed = await _office.UploadAsync("secretary", filed.Number, "agreed.txt", "Half the price."u8.ToArray());
        await _office.DoAsync(
            "secretary",
            filed.Number,
            "settle",
            new
            {
                document = agreed.Text("id"),
                terms = "Half of it.",
                agreed = new[]
                {
                    new { what = "Half of it.", by = $"{(await _office.TodayAsync()).AddDays(10):yyyy-MM-dd}" },
                },
            }
        );
        var (secretary, committee) = (
            await TextAsync(await SignedInAsync("secretary"), filed.Number),
            await TextAsync(await SignedInAsync("committee"), filed.Number)
        );
        Assert.Contains("Half the price.", secretary, StringComparison.Ordinal);
        Assert.Contains("A memo.", committee, StringComparison.Ordinal);
        // What was agreed in mediation stays there, by its words and by its name.
        Assert.DoesNotContain("Half the price.", committee, StringComparison.Ordinal);
        Assert.DoesNotContain("agreed.txt", committee, StringComparison.Ordinal);
        foreach (var party in new[] { "shop", "shop2" })
        {
            using var answer = await (await SignedInAsync(party)).GetAsync($"/cases/{filed.Number}/bundle.pdf");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    [Rule("BC-4")]
    public async Task A_document_that_cannot_be_printed_has_its_place_and_is_named()
    {
        var filed = await _office.AnsweredAsync(Office.Complaint(language: "en"));
        await _office.UploadAsync("shop", filed.Number, "broken.pdf", "%PDF-1.7 and nothing else"u8.ToArray());
        var text = await TextAsync(await SignedInAsync("secretary"), filed.Number);
        Assert.Contains("broken.pdf", text, StringComparison.Ordinal);
        Assert.Contains("This document cannot be printed here.", text, StringComparison.Ordinal);
        Assert.Contains("B1, p. 1 · 2 / 2", text, StringComparison.Ordinal);
    }
}
