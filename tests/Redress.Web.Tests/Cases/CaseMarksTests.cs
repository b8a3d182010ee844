using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What the people of the body put beside a file: tags, titles of exhibits, notes beside pages. No party has any of it, nor who may not see the case.</summary>
public sealed class CaseMarksTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Actor Clara = new(Role.Committee, "clara", "Clara") { CommitteeSchemes = ["becommerce"] };
    private static readonly Actor Stranger = new(Role.Committee, "stranger", "S") { CommitteeSchemes = [] };
    private static readonly Actor Shop = new(Role.Respondent, "shop-user", "Shop") { MemberId = "demo-shop" };

    private readonly Office _office = new(one.App);
    private readonly CaseTags _tags = one.App.Services.GetRequiredService<CaseTags>();
    private readonly ExhibitTitles _titles = one.App.Services.GetRequiredService<ExhibitTitles>();
    private readonly PageNotes _notes = one.App.Services.GetRequiredService<PageNotes>();

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task Tags_are_kept_in_one_spelling_for_the_body_alone()
    {
        var (number, _) = await _office.SentAsync();
        Assert.True(await _tags.Add(ACase.Secretary, number, "  Late   Delivery "));
        Assert.True(await _tags.Add(ACase.Secretary2, number, "late delivery"));
        Assert.True(await _tags.Add(ACase.Secretary, number, "brons"));
        foreach (var none in new[] { "", " , ", new string('x', CaseTags.Longest + 1) })
        {
            Assert.False(await _tags.Add(ACase.Secretary, number, none));
        }

        Assert.Equal(["brons", "late delivery"], (await _tags.Of(ACase.Secretary, [number]))[number]);
        Assert.Contains("brons", await _tags.Known(Clara));
        // BC-15: who decides reads them, and the secretaries keep the cases in order.
        Assert.False(await _tags.Add(Clara, number, "mine"));
        Assert.False(await _tags.Remove(Clara, number, "brons"));
        foreach (var reader in new[] { Stranger, Shop })
        {
            Assert.Empty((await _tags.Of(reader, [number]))[number]);
            Assert.Empty(await _tags.Known(reader));
            Assert.False(await _tags.Add(reader, number, "mine"));
            Assert.False(await _tags.Remove(reader, number, "brons"));
        }

        Assert.True(await _tags.Remove(ACase.Secretary, number, "brons"));
        Assert.False(await _tags.Remove(ACase.Secretary, number, "brons"));
        for (var i = 1; i < CaseTags.MostOfCase; i++)
        {
            Assert.True(await _tags.Add(ACase.Secretary, number, $"tag {i}"));
        }

        Assert.False(await _tags.Add(ACase.Secretary, number, "one more"));
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-24")]
    public async Task A_title_is_given_to_an_exhibit_by_a_secretary_and_read_by_who_sees_it()
    {
        var (number, document) = await WithDocumentAsync();
        var c = await CaseAsync(number);
        Assert.True(await _titles.Set(c, ACase.Secretary, document, " The  invoice "));
        Assert.Equal("The invoice", (await _titles.Of(c, Clara))[document]);
        Assert.False(await _titles.Set(c, Clara, document, "The invoice, forged"));
        Assert.True(await _titles.Set(c, ACase.Secretary2, document, "The invoice, paid"));
        Assert.Equal("The invoice, paid", (await _titles.Of(c, ACase.Secretary))[document]);
        Assert.Empty(await _titles.Of(c, Shop));
        Assert.Empty(await _titles.Of(c, Stranger));
        Assert.False(await _titles.Set(c, Shop, document, "x"));
        Assert.False(await _titles.Set(c, Stranger, document, "x"));
        Assert.False(await _titles.Set(c, ACase.Secretary, "no-document", "x"));
        Assert.False(await _titles.Set(c, ACase.Secretary, document, new string('x', ExhibitTitles.Longest + 1)));

        c.MediationDocuments.Add(document);
        Assert.Empty(await _titles.Of(c, Clara));
        Assert.NotEmpty(await _titles.Of(c, ACase.Secretary));
        c.MediationDocuments.Clear();
        Assert.True(await _titles.Set(c, ACase.Secretary, document, ""));
        Assert.Empty(await _titles.Of(c, ACase.Secretary));
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_note_beside_a_page_is_its_writers_own()
    {
        var (number, document) = await WithDocumentAsync();
        var c = await CaseAsync(number);
        var id = await _notes.Add(c, ACase.Secretary, (document, 2), " Look at the date. ");
        Assert.NotNull(id);
        var note = Assert.Single(await _notes.Of(c, ACase.Secretary));
        Assert.Equal((document, 2, "Look at the date."), (note.Document, note.Page, note.Text));
        Assert.Empty(await _notes.Of(c, ACase.Secretary2));
        Assert.Empty(await _notes.Of(c, Clara));
        Assert.Null(await _notes.Add(c, Stranger, (document, 1), "x"));
        Assert.Null(await _notes.Add(c, Shop, (document, 1), "x"));
        Assert.Null(await _notes.Add(c, Clara, (document, 0), "x"));
        Assert.Null(await _notes.Add(c, Clara, (document, 1), "  "));
        Assert.False(await _notes.Remove(Clara, id.Value));
        Assert.True(await _notes.Remove(ACase.Secretary, id.Value));
        Assert.Empty(await _notes.Of(c, ACase.Secretary));

        await _notes.MarkRead(c, Clara, document);
        var first = (await _notes.Read(c, Clara))[document];
        await _notes.MarkRead(c, Clara, document);
        Assert.Equal(first, (await _notes.Read(c, Clara))[document]);
        await _notes.MarkRead(c, Shop, document);
        Assert.Empty(await _notes.Read(c, ACase.Secretary));
        Assert.Empty(await _notes.Read(c, Shop));
    }

    private async Task<(string Number, string Document)> WithDocumentAsync()
    {
        var (number, _) = await _office.SentAsync();
        return (number, await _office.DocumentAsync("secretary", number, "invoice.pdf"));
    }

    private async Task<Case> CaseAsync(string number)
    {
        await using var db = await one.App.NewDbAsync();
        return CaseJson.Read(await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.File).SingleAsync());
    }
}
