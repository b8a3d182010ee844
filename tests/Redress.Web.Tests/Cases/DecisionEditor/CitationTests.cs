using System.Text;
using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Citations;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Tests.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.DecisionEditor;

/// <summary>A case in deliberation in which the webshop brought a document of two pages, as exhibit B1.</summary>
public sealed class OneExhibit : IAsyncLifetime
{
    public const string FileName = "Zqgeheime factuur.pdf";

    public TestApp App { get; private set; } = null!;

    public Office Office { get; private set; } = null!;

    public (string Number, string Code) Filed { get; private set; }

    public string Document { get; private set; } = "";

    public async Task InitializeAsync()
    {
        App = await TestApp.StartAsync();
        Office = new Office(App);
        await Office.ClockAsync("2026-05-11T09:00:00+02:00");
        Filed = await Office.SentAsync();
        var uploaded = await Office.UploadAsync("shop", Filed.Number, FileName, PdfPageCountTests.Pdf(2));
        Document = uploaded.Text("id");
        await Office.DoAsync(
            "shop",
            Filed.Number,
            "respond",
            new
            {
                answer = "Het spijt ons.",
                defence = "De vervoerder leverde af.",
                documents = new[] { Document },
            }
        );
        await Office.DoAsync(Filed, "comment", new { nothingToAdd = true });
        await Office.DoAsync("secretary", Filed.Number, "declare-complete");
        await Office.DoAsync("secretary", Filed.Number, "close-file");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>Reasons that name exhibits: from the form to what the parties and the public read.</summary>
public sealed class CitationTests(OneExhibit one) : IClassFixture<OneExhibit>
{
    private string File => $"/cases/{one.Filed.Number}";

    private static object Decision(string reasons) =>
        new
        {
            outcome = "founded",
            reasons,
            norms = new[] { "2.2.2" },
        };

    [Fact]
    [Rule("BC-17"), Rule("BC-16")]
    public async Task What_is_cited_is_checked_to_exist_and_leads_those_there_who_may_open_it_and_nobody_else()
    {
        var committee = await PersonAsync("committee");
        var form = await committee.GetAsync($"{File}/actions/decide");
        Assert.Contains("data-insert=\"[B1]\"", form, StringComparison.Ordinal);
        Assert.Contains("data-insert=\"[B1, p. 1]\"", form, StringComparison.Ordinal);

        // By hand at its field, and by the API.
        var told = await committee.PostAsync(
            $"{File}/actions/decide",
            ("outcome", "founded"),
            ("norms", "2.2.2"),
            ("reasons", "Zie [B1, p. 3] en [A7]."),
            ("version", $"{await VersionAsync()}"),
            ("once", Guid.NewGuid().ToString("N"))
        );
        Assert.Contains("“[B1, p. 3]”: exhibit B1 ends at page 2.", told, StringComparison.Ordinal);
        Assert.Contains("“[A7]”: the file has no exhibit A7.", told, StringComparison.Ordinal);
        Assert.Contains("id=\"f-reasons-error\"", told, StringComparison.Ordinal);
        var refused = await one.Office.TryAsync("committee", one.Filed.Number, "decide", Decision("Zie [B1, p. 3]."));
        Assert.Equal(422, refused.Code);

        await one.Office.DoAsync("committee", one.Filed.Number, "decide", Decision("Zie [B1, p. 2] en [B1]."));
        var link = $"<a href=\"{File}/exhibits/{one.Document}?page=2\" class=\"citation\">[B1, p. 2]</a>";
        var second = await PersonAsync("committee2");
        Assert.Contains(link, await second.GetAsync($"{File}/actions/confirm-decision"), StringComparison.Ordinal);
        Assert.Contains("#page=2&view=FitH", await second.GetAsync($"{File}/exhibits/{one.Document}?page=2"));
        Assert.DoesNotContain("#page=", await second.GetAsync($"{File}/exhibits/{one.Document}?page=x"));

        await one.Office.DoAsync("committee2", one.Filed.Number, "confirm-decision");
        await one.Office.DoAsync(
            "secretary",
            one.Filed.Number,
            "notify",
            new { posted = "2026-05-11", reference = "R 1" }
        );
        var shop = await PersonAsync("shop");
        Assert.Contains(link, await shop.GetAsync(File), StringComparison.Ordinal);
        IsPlain(await shop.GetAsync($"{File}/decision"));
        using var client = one.App.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(client).SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        var pdf = await client.GetByteArrayAsync($"{File}/decision.pdf");
        Assert.Contains("[B1, p. 2]", await PdfReader.TextAsync(pdf), StringComparison.Ordinal);
        Assert.DoesNotContain("/exhibits/", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("BC-31")]
    public void In_public_it_is_words_without_the_name_of_a_file()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        var decision = ACase.Founded with { Reasons = "It follows from [B1, p. 2]." };
        a.Do(a.Shop, new AddDocument("reply", OneExhibit.FileName, "application/pdf", 10, "00", Audience.Parties))
            .Do(a.Shop, new Respond("We are sorry.", "The carrier was late.", Documents: ["reply"]))
            .Decided("2026-03-16", decision);
        Assert.Equal(decision.Reasons, NoticeText.Start(a.It, a.Rulebook));
    }

    [Fact]
    [Rule("BC-16")]
    public void Who_may_not_open_an_exhibit_reads_its_number_and_no_link()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-02-20");
        a.Do(a.Shop, new AddDocument("reply", "reply.pdf", "application/pdf", 10, "00", Audience.Parties))
            .Do(ACase.Secretary, new AddDocument("note", "note.pdf", "application/pdf", 10, "00", Audience.Internal));
        using var drawing = new Drawing(one.App);
        string Read(Actor reader) =>
            drawing
                .Render<ReasonsText>(p =>
                    p.Add(x => x.Open, Drawing.Open(a, reader)).Add(x => x.Text, "See [B1], [X1, p. 1] and [A9].")
                )
                .Markup;

        Assert.Contains($"{a.It.Number}/exhibits/note?page=1", Read(ACase.Secretary), StringComparison.Ordinal);
        Assert.Contains("[B1]</a>, [X1, p. 1] and [A9].", Read(a.Shop), StringComparison.Ordinal);
        Assert.Contains(
            "See [B1], [X1, p. 1] and [A9].",
            Read(a.Consumer with { Id = "another" }),
            StringComparison.Ordinal
        );
    }

    private static void IsPlain(string sheet)
    {
        var article = sheet.Split("<article")[1].Split("</article>")[0];
        Assert.Contains("[B1, p. 2]", article, StringComparison.Ordinal);
        Assert.DoesNotContain("citation", article, StringComparison.Ordinal);
        Assert.DoesNotContain(OneExhibit.FileName, article, StringComparison.Ordinal);
    }

    private async Task<int> VersionAsync() =>
        (await one.Office.GetAsync("secretary", one.Filed.Number)).Body!["version"]!.GetValue<int>();

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(one.App.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
