using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Redress.Web.Letters.Postal;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>The code on a printed letter, and where its address stands.</summary>
public sealed partial class LetterBarcodeTests
{
    [Theory]
    [InlineData(123, "RDL00000123")]
    [InlineData(123456789, "RDL123456789")]
    public void A_letter_has_a_code_that_is_read_again(long id, string code)
    {
        Assert.Equal(code, LetterBarcode.Of(id));
        Assert.Equal(id, LetterBarcode.Read($" {code.ToLowerInvariant()} "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RDL")]
    [InlineData("RR123456785BE")]
    [InlineData("RDL-12")]
    [InlineData(null)]
    public void What_is_no_code_names_no_letter(string? text) => Assert.Null(LetterBarcode.Read(text));

    // The worked example of Code 128, set B: "AB" has the sum 104 + 33 + 2 × 34 = 205, which leaves 102 of 103.
    [Fact]
    public void It_is_drawn_as_Code_128_with_its_check_and_its_blank_margins()
    {
        var modules = Modules(LetterBarcode.Svg("AB"));
        Assert.Equal(10 + 11 * 4 + 13 + 10, modules.Length);
        Assert.Equal(
            "0000000000" // what a scanner needs beside it
                + "11010010000" // start B
                + "10100011000" // A
                + "10001011000" // B
                + "11110101110" // 102
                + "1100011101011" // stop
                + "0000000000",
            modules
        );
    }

    [Fact]
    public void The_address_stands_in_the_window_that_the_house_has()
    {
        Assert.Contains(".window { top: 35mm; right: 0; }", Style(), StringComparison.Ordinal);
        Assert.Contains(".fold-0 { top: 133.5mm; }", Style(), StringComparison.Ordinal);
        var german = Style(("Post:Window", "left"), ("Post:Envelope", "dl"));
        Assert.Contains(".window { top: 35mm; left: 5mm; }", german, StringComparison.Ordinal);
        Assert.Contains(".fold-1 { top: 195mm; }", german, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Style(("Post:Window", "up")));
    }

    private static string Style(params (string Name, string Value)[] settings) =>
        new Envelope(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)))
                .Build()
        ).Style;

    private static string Modules(string svg)
    {
        var width = int.Parse(Width().Match(svg).Groups["width"].Value, null);
        var modules = Enumerable.Repeat('0', width).ToArray();
        foreach (Match bar in Bar().Matches(svg))
        {
            for (var i = 0; i < int.Parse(bar.Groups["width"].Value, null); i++)
            {
                modules[int.Parse(bar.Groups["x"].Value, null) + i] = '1';
            }
        }

        return new string(modules);
    }

    [GeneratedRegex(@"viewBox=""0 0 (?<width>\d+) ", RegexOptions.None, 1000)]
    private static partial Regex Width();

    [GeneratedRegex(@"M(?<x>\d+) 0h(?<width>\d+)v", RegexOptions.None, 1000)]
    private static partial Regex Bar();
}
