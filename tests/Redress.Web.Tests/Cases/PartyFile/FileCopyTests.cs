using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.PartyFile;

/// <summary>A party's copy of its case: all that its page shows, and nothing else (BC-16). That no other word is in it, the canary's walk proves at every stage.</summary>
public sealed class FileCopyTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private static readonly byte[] Photo = [.. "%PDF-1.7 the parcel"u8];

    private async Task<(string Number, string Code)> NotifiedAsync()
    {
        var filed = await _office.SentAsync();
        await _office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new { answer = "Het spijt ons.", defence = "De vervoerder leverde af." }
        );
        await _office.DoAsync(filed, "comment", new { text = "Niemand tekende." });
        var photo = await _office.UploadAsync("shop", filed.Number, "../bon <livraison>.pdf", Photo);
        var documents = new[] { photo.Text("id") };
        await _office.DoAsync("shop", filed.Number, "comment", new { text = "Zie de foto.", documents });
        await _office.TryAsync(filed, "comment", new { nothingToAdd = true });
        await _office.DoAsync("secretary", filed.Number, "declare-complete");
        await _office.DoAsync("secretary", filed.Number, "close-file");
        await _office.DoAsync("committee", filed.Number, "decide", Stages.Founded());
        var pronounced = await _office.DoAsync("secretary", filed.Number, "confirm-decision");
        var posted = pronounced.Body!["decision"]!["pronouncedOn"]!.GetValue<string>();
        await _office.DoAsync("secretary", filed.Number, "notify", new { posted, reference = "RP 1" });
        return filed;
    }

    private async Task<HttpClient> FollowAsync((string Number, string Code) filed)
    {
        var client = one.Client();
        await new Person(client).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        return client;
    }

    private async Task<HttpClient> DeskAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<Dictionary<string, byte[]>> CopyAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await entry.Open().CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }

    private static string Index(Dictionary<string, byte[]> files) =>
        WebUtility.HtmlDecode(Encoding.UTF8.GetString(files["index.html"]));

    [Fact]
    [Rule("BC-16"), Rule("FP-1")]
    public async Task A_party_takes_texts_letters_decision_and_documents_home_in_its_language()
    {
        var filed = await NotifiedAsync();
        await _office.UploadAsync("secretary", filed.Number, "for us.pdf", Stages.Pdf, "internal");
        await _office.DoAsync(filed, "message", new { to = "secretary", text = "Hoe lang duurt het nog?" });

        var files = await CopyAsync(await FollowAsync(filed), $"/track/{filed.Number}/file.zip");
        var index = Index(files);
        Assert.Contains("lang=\"nl\"", index, StringComparison.Ordinal);
        foreach (
            var text in new[]
            {
                filed.Number,
                "Het spijt ons.",
                "De vervoerder leverde af.",
                "te laat leveren zonder te verwittigen",
                "Hoe lang duurt het nog?",
                "Wat er nog in deze kopie zit",
            }
        )
        {
            Assert.Contains(text, index, StringComparison.Ordinal);
        }

        // Each of the other files is listed, and lies where the list says.
        var other = files.Keys.Where(name => name != "index.html").ToList();
        Assert.All(other, name => Assert.DoesNotContain("..", name, StringComparison.Ordinal));
        Assert.All(
            other,
            name =>
                Assert.Contains(
                    $"href=\"{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}\"",
                    index,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains("beslissing.html", other);
        Assert.Contains(
            "De levering is niet bewezen.",
            Encoding.UTF8.GetString(files["beslissing.html"]),
            StringComparison.Ordinal
        );
        var letters = (await _office.TrackAsync(filed.Number, filed.Code)).List("messages").Count();
        Assert.Equal(letters, other.Count(name => name.StartsWith("brieven/", StringComparison.Ordinal)));
        Assert.Equal(Photo, files["documenten/B1 bon livraison.pdf"]);
        Assert.DoesNotContain(other, name => name.Contains("for us", StringComparison.Ordinal));
        // Nothing that could be done is in it, and no form.
        Assert.DoesNotContain("<form", index, StringComparison.Ordinal);
        Assert.DoesNotContain("/actions/", index, StringComparison.Ordinal);
        // No link leads to a path of the portal on the reader's own disk, and a document to the one beside the page.
        Assert.DoesNotContain("href=\"/", index, StringComparison.Ordinal);
        Assert.DoesNotContain("/exhibits/", index, StringComparison.Ordinal);
        Assert.Equal(3, index.Split("href=\"documenten/B1%20bon%20livraison.pdf\"").Length);
    }

    [Fact]
    [Rule("FP-20"), Rule("FP-24")]
    public async Task What_was_meant_for_another_is_not_in_it()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.DoAsync(filed, "message", new { to = "mediator", text = "Vijftig zou genoeg zijn." });
        await _office.DoAsync(filed, "message", new { to = "otherParty", text = "Zullen we bellen?" });
        var own = Index(await CopyAsync(await FollowAsync(filed), $"/track/{filed.Number}/file.zip"));
        Assert.Contains("Vijftig zou genoeg zijn.", own, StringComparison.Ordinal);
        var others = Index(await CopyAsync(await DeskAsync("shop"), $"/cases/{filed.Number}/file.zip"));
        Assert.Contains("Zullen we bellen?", others, StringComparison.Ordinal);
        Assert.DoesNotContain("Vijftig zou genoeg zijn.", others, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-26")]
    public async Task It_needs_no_picture_that_only_the_portal_has()
    {
        var filed = await NotifiedAsync();
        await _office.DoAsync("shop", filed.Number, "lodge-appeal", new { grounds = "Het was de vervoerder." });
        var index = Index(await CopyAsync(await DeskAsync("shop"), $"/cases/{filed.Number}/file.zip"));
        Assert.Contains("Het was de vervoerder.", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", index, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Each_letter_has_its_number_and_day_whatever_a_webshop_is_called()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        foreach (var name in new[] { "A/B Fietsen", "C\\B Fietsen" })
        {
            await _office.DoAsync("secretary", filed.Number, "set-respondent", new { name, reason = "Zo heet ze." });
        }

        var files = await CopyAsync(await FollowAsync(filed), $"/track/{filed.Number}/file.zip");
        var letters = files.Keys.Where(name => name.StartsWith("brieven/", StringComparison.Ordinal)).ToList();
        Assert.True(letters.Count > 2);
        Assert.All(letters, name => Assert.Matches(@"^brieven/\d{3} \d{4}-\d\d-\d\d [^/\\]+\.html$", name));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Nobody_but_a_party_of_the_case_takes_a_copy()
    {
        var filed = await _office.SentAsync();
        foreach (var (account, expected) in new[] { ("shop", 200), ("shop2", 404), ("secretary", 404), ("admin", 404) })
        {
            using var client = await DeskAsync(account);
            using var answer = await client.GetAsync($"/cases/{filed.Number}/file.zip");
            Assert.Equal((account, expected), (account, (int)answer.StatusCode));
        }

        using var nobody = one.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/track/{filed.Number}/file.zip")).StatusCode);
    }

    [Fact]
    public async Task A_party_takes_its_copy_as_often_as_it_likes_one_after_the_other()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        var client = await FollowAsync(filed);
        for (var i = 0; i <= FileCopies.AtOnce; i++)
        {
            Assert.NotEmpty(await CopyAsync(client, $"/track/{filed.Number}/file.zip"));
        }
    }

    [Fact]
    [Rule("FP-20")]
    public async Task What_came_with_a_message_is_in_it_once_also_when_it_became_an_exhibit()
    {
        var filed = await _office.SentAsync();
        var bon = await _office.UploadAsync("shop", filed.Number, "bon.pdf", Photo, "message");
        var foto = await _office.UploadAsync("shop", filed.Number, "foto.pdf", [.. Photo, 1], "message");
        await _office.DoAsync(
            "shop",
            filed.Number,
            "message",
            new
            {
                to = "secretary",
                text = "Zie deze.",
                documents = new[] { bon.Text("id"), foto.Text("id") },
            }
        );
        var shop = await DeskAsync("shop");
        Assert.Equal(["bon.pdf", "foto.pdf"], await DocumentsAsync());
        await _office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new
            {
                answer = "Het spijt ons.",
                defence = "De vervoerder leverde af.",
                documents = new[] { bon.Text("id") },
            }
        );
        Assert.Equal(["B1 bon.pdf", "foto.pdf"], await DocumentsAsync());

        async Task<IEnumerable<string>> DocumentsAsync() =>
            (await CopyAsync(shop, $"/cases/{filed.Number}/file.zip"))
                .Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))
                .Select(name => Regex.Replace(name, "^[a-z]+/(?:bericht [0-9]+ |message [0-9]+ )?", ""))
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void One_reader_has_two_copies_made_at_once_and_then_others_again()
    {
        var copies = new FileCopies();
        var first = copies.Begin("a");
        using var second = copies.Begin("a");
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(copies.Begin("a"));
        using var others = copies.Begin("b");
        Assert.NotNull(others);
        first.Dispose();
        first.Dispose();
        using var next = copies.Begin("a");
        Assert.NotNull(next);
        Assert.Null(copies.Begin("a"));
    }
}
