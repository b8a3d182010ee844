using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>The body's notes for itself.</summary>
public sealed class InternalNotesTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task No_party_and_nobody_who_stepped_back_ever_finds_a_note()
    {
        var word = $"geheim{Guid.NewGuid():N}";
        var filed = await _office.AnsweredAsync();
        foreach (var person in new[] { "secretary", "committee", "appeals" })
        {
            await _office.DoAsync(person, filed.Number, "note", new { text = $"**{word}** van {person}" });
        }

        var file = await _office.GetAsync("secretary", filed.Number);
        Assert.Equal(
            3,
            file.List("notes").Count(n => n["text"]!.GetValue<string>().Contains(word, StringComparison.Ordinal))
        );
        var shop = await _office.GetAsync("shop", filed.Number);
        var consumer = await _office.TrackAsync(filed.Number, filed.Code);
        foreach (var reader in new[] { shop, consumer })
        {
            Assert.DoesNotContain(word, reader.Body!.ToJsonString());
            Assert.Null(reader.Body["notes"]);
            Assert.DoesNotContain(reader.List("journal"), j => j["action"]!.GetValue<string>() == "note");
            Assert.DoesNotContain("note", reader.Actions);
        }

        Assert.Empty((await _office.AsAsync("shop", HttpMethod.Get, $"/api/v1/cases?q={word}")).List("items"));
        Assert.DoesNotContain(word, await LettersAsync(filed.Number));
        Assert.Equal(403, (await _office.TryAsync("shop", filed.Number, "note", new { text = "x" })).Code);
        Assert.Equal(403, (await _office.TryAsync(filed, "note", new { text = "x" })).Code);
        Assert.Equal(422, (await _office.TryAsync("secretary", filed.Number, "note", new { text = " " })).Code);
        await _office.DoAsync("committee2", filed.Number, "recuse", new { reason = "Familie." });
        Assert.Equal(404, (await _office.GetAsync("committee2", filed.Number)).Code);
        Assert.Equal(404, (await _office.TryAsync("committee2", filed.Number, "note", new { text = "x" })).Code);
    }

    private async Task<string> LettersAsync(string number)
    {
        await using var db = await one
            .App.Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync();
        return string.Concat(
            await db.Set<LetterRow>().Where(l => l.CaseNumber == number).Select(l => l.Subject + l.Body).ToListAsync()
        );
    }
}
