using FsCheck;
using FsCheck.Fluent;
using Redress.Web.Storage.Search;

namespace Redress.Web.Tests.Storage.Search;

/// <summary>Whatever is written and whatever is typed, every database finds what a query plainly means, and none fails.</summary>
public sealed class AnySignsTests
{
    private static readonly Gen<string> Sign = Gen.OneOf(
        Gen.Elements(
            "fiets fietsen e-mail ORD-2026-00123 2026 00123 0475 12.34.56 +32 jan@shop.be www. BE68 5390 0754 7034 één e\u0301 ß İ ﬁ ﷺ 1.234,56 λόγος كِتَاب 😀 NOT AND OR NEAR(".Split(
                ' '
            )
        ),
        Gen.Elements(
            " ",
            " ",
            " ",
            "\"",
            "-",
            " -",
            "'",
            "*",
            ":",
            "(",
            ")",
            "\\",
            "<->",
            "&",
            "|",
            "!",
            "{",
            "^",
            "\0",
            "\n",
            "\u00a0"
        ),
        Gen.Choose(0, 0xFFFF).Select(sign => ((char)sign).ToString()),
        Gen.Choose(0xE000, 0xE010).Select(sign => ((char)sign).ToString()),
        Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)
    );

    private static readonly Gen<string> Text = Sign.ListOf().Select(string.Concat);

    [Fact]
    public async Task Every_index_finds_the_same_for_any_signs()
    {
        var plain = new PlainIndex();
        using var sqlite = new Fts5Index(Fts5Index.Ascii);
        await using var postgres = await VectorIndex.CreateAsync();
        foreach (var (number, text) in Gen.Sample(Text, 150, 60).Index())
        {
            var words = SearchWords.Of("nl", text[..Math.Min(text.Length, 12)], [text], ["LU"]);
            await plain.AddAsync(number, words);
            await sqlite.AddAsync(number, words);
            await postgres.AddAsync(number, words);
        }
        var some = 0;
        foreach (var typed in Gen.Sample(Text, 400, 8))
        {
            if (SearchQuery.Parse(typed, ["nl", "fr", "en"], ["LU"]) is { } query)
            {
                var meant = await plain.FindAsync(query);
                Assert.True(meant.SequenceEqual(await sqlite.FindAsync(query)), $"SQLite: {Escaped(typed)}");
                Assert.True(meant.SequenceEqual(await postgres.FindAsync(query)), $"PostgreSQL: {Escaped(typed)}");
                some += meant.Count > 0 ? 1 : 0;
            }
        }
        Assert.True(some > 20, "Hardly anything was found.");
    }

    [Fact]
    public async Task Every_token_is_one_token_of_the_index_as_it_is()
    {
        using var index = new Fts5Index(Fts5Index.Ascii);
        var texts = Gen.Sample(Text, 200, 200)
            .Select(text => SearchWords.Of("fr", text[..Math.Min(text.Length, 80)], [text]))
            .ToList();
        foreach (var (number, words) in texts.Index())
        {
            await index.AddAsync(number, words);
        }
        var tokens = texts.SelectMany(words => words.Split(' ')).ToList();
        Assert.Equal(tokens, await index.TokensAsync());
        Assert.All(tokens, token => Assert.Matches(@"^[\uE000-\uE00F]?[\p{L}\p{N}\ud800-\udfff]{1,70}$", token));
    }

    [Fact]
    public async Task The_longest_texts_are_indexed_and_found_alike()
    {
        var gothic = string.Concat(Enumerable.Repeat("\U00010330", 26));
        string[] texts =
        [
            // As many and as long words as there can be.
            string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"{i}{gothic}")),
            string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"woord{i}")) + " de laatste",
            // More than 255 times the same, and a phrase after that.
            string.Concat(Enumerable.Repeat("de koper ", 400)) + "de verkoper de laatste",
            string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"0{400_000_000 + i}")),
            new string('a', 2_000_000),
        ];
        IWordIndex plain = new PlainIndex();
        using var sqlite = new Fts5Index(Fts5Index.Ascii);
        await using var postgres = await VectorIndex.CreateAsync();
        foreach (var (number, text) in texts.Index())
        {
            var words = SearchWords.Of("nl", null, [text]);
            foreach (var index in new[] { plain, sqlite, postgres })
            {
                await index.AddAsync(number, words);
            }
        }
        foreach (
            var (typed, found) in new[]
            {
                ("laatste", new[] { 1, 2 }),
                ("\"de koper\"", [2]),
                // Found as words, not as phrases: docs/search.md says so.
                ("\"de laatste\"", []),
                ("\"woord14999 woord15000\"", [1]),
                ("\"woord16999 woord17000\"", []),
                ("woord17000 woord17001", [1]),
                ("\"koper verkoper\"", []),
                ("0400000007", [3]),
                ("aaaa", [4]),
            }
        )
        {
            var query = SearchQuery.Parse(typed, ["nl"])!;
            foreach (var index in new[] { plain, sqlite, postgres })
            {
                Assert.True(found.SequenceEqual(await index.FindAsync(query)), $"{index}: {typed}");
            }
        }
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("b a b", "'a':2 'b':1,3")]
    [InlineData("it's a \\ b'", "'a':2 'b':4 'its':1")]
    public async Task The_function_makes_a_vector_of_any_text(string? words, string vector)
    {
        await using var postgres = await VectorIndex.CreateAsync();
        Assert.Equal(vector, await postgres.VectorOfAsync(words));
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(sign => sign is >= ' ' and <= '~' ? $"{sign}" : $"\\u{(int)sign:x4}"));
}
