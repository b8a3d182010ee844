using System.Globalization;

namespace Redress.Web.Letters.Postal;

/// <summary>
/// The envelopes of the house. <c>Post:Window</c> says where the window is: <c>right</c> (NBN Z 01-002, the default) or <c>left</c> (DIN 5008, form B);
/// <c>Post:Envelope</c> says how a sheet is folded: <c>C5</c> (once, the default, since a decision has several sheets) or <c>DL</c> (twice).
/// </summary>
internal sealed class Envelope
{
    private const string Window = "Post:Window";
    private const string Size = "Post:Envelope";

    // Both standards have the window from 45 to 90 mm below the top of the sheet; the address stands in it with room to slide.
    private const int Margin = 15;
    private const int Top = 50;

    private static readonly string Sheet = ReadStyle();

    private readonly bool _right;
    private readonly bool _isLong;

    public Envelope(IConfiguration configuration)
    {
        _right = Choose(configuration, Window, "right", "left") == "right";
        _isLong = Choose(configuration, Size, "C5", "DL") == "DL";
    }

    /// <summary>How a letter looks that goes into such an envelope.</summary>
    public string Style =>
        Sheet
        + string.Create(
            CultureInfo.InvariantCulture,
            $".window {{ top: {Top - Margin}mm; {(_right ? "right: 0" : "left: 5mm")}; }} .sender {{ {(_right ? "left: 0" : "right: 0")}; }} .code {{ {(_right ? "left: 0" : "right: 0")}; }}"
        )
        + string.Concat(
            Folds.Select(
                (at, i) => string.Create(CultureInfo.InvariantCulture, $".fold-{i} {{ top: {at - Margin}mm; }}")
            )
        );

    /// <summary>How far below the top of the sheet it is folded, in millimetres.</summary>
    public IReadOnlyList<double> Folds => _isLong ? [105, 210] : [148.5];

    private static string Choose(IConfiguration configuration, string name, string usual, string other)
    {
        var value = configuration[name];
        return string.IsNullOrEmpty(value) || value.Equals(usual, StringComparison.OrdinalIgnoreCase) ? usual
            : value.Equals(other, StringComparison.OrdinalIgnoreCase) ? other
            : throw new InvalidOperationException($"{name} is '{value}'; it can be '{usual}' or '{other}'.");
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(
            typeof(Envelope).Assembly.GetManifestResourceStream("Redress.Web.Letters.Postal.letter-print.css")!
        );
        return reader.ReadToEnd();
    }
}
