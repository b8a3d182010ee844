using Bunit;
using Redress.Web.Shell.Fields;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Where files are chosen: the browser's own field, under words in the language of the page.</summary>
public sealed class FileBoxTests(OneApp one) : IClassFixture<OneApp>
{
    [Theory]
    [InlineData(false, false, "Choose a file")]
    [InlineData(true, false, "Choose files")]
    [InlineData(false, true, "Take a photo")]
    public void The_field_stays_the_browser_s_and_what_one_reads_is_ours(bool multiple, bool photo, string word)
    {
        using var drawing = new Drawing(one.App);
        var box = drawing.Render<FileBox>(p =>
            p.Add(x => x.Multiple, multiple)
                .Add(x => x.Photo, photo)
                .AddUnmatched("id", "letter")
                .AddUnmatched("aria-describedby", "letter-hint")
        );
        var input = box.Find(".file-box > input[type=file]#letter");
        Assert.Equal(
            (multiple, "letter-hint"),
            (input.HasAttribute("multiple"), input.GetAttribute("aria-describedby"))
        );
        // Read out is the field itself, with what was chosen: its face is for the eye.
        var face = box.Find("[aria-hidden=true]");
        Assert.Equal(word, face.QuerySelector(".button")!.TextContent);
        Assert.Equal("No file chosen", face.QuerySelector(".file-name")!.TextContent);
        Assert.Empty(face.QuerySelectorAll("a, button, input"));
    }
}
