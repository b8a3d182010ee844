using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Shell;

/// <summary>Razor drops a blank that stands alone before a block of code: what the block writes in the same line would run into the word before.</summary>
public sealed partial class BlanksTests
{
    [Fact]
    public void No_word_runs_into_the_one_before_because_a_block_of_code_stands_between()
    {
        var root = Repository.PathOf("src", "Redress.Web");
        var joined = Directory
            .EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file =>
                JoinedWords()
                    .Matches(File.ReadAllText(file).Split("@code {")[0])
                    .Select(found => $"{Path.GetRelativePath(root, file)}: {found.Value}")
            );
        Assert.Empty(joined);
    }

    // The end of a word, an expression or a part of a line; a block; and in it, first, a part of a line that brings no blank of its own.
    [GeneratedRegex(
        """(?:</(?:a|strong|time|em|code|span)>|[\w)\]"])[ \t]*\r?\n?[ \t]+@(?:if|foreach|for) \([^\n]*?\)\s*\{\s*(?:<(?:a|strong|time|em|code)\b|<span(?![^>]*\bline\b))"""
    )]
    private static partial Regex JoinedWords();
}
