using Microsoft.Extensions.Localization;

namespace Redress.Web.Letters.Postal;

/// <summary>What a scanner or an import says of the letters of a batch: which letter goes under which number.</summary>
/// <param name="Letter">The letter; null where it was not named.</param>
/// <param name="Number">Its number; null where only the letter was named.</param>
/// <param name="Problem">Why it can not be taken; null: it can.</param>
internal sealed record ReadNumber(long? Letter, string? Number, string? Problem = null);

/// <summary>Reads numbers of the post: of one field that takes both barcodes in either order, or of a file with a line for each letter.</summary>
internal sealed class TrackingNumbers(IStringLocalizer<PostalTexts> texts)
{
    /// <summary>More lines than a batch has letters are no list of its numbers.</summary>
    private const int MostLines = 1000;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <param name="scanned">The letter's barcode, the number of the post, or both with a blank between them.</param>
    /// <param name="pending">The letter that was scanned before.</param>
    public ReadNumber Scan(PostBatch batch, string? scanned, long? pending)
    {
        var parts = (scanned ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var named = parts.Select(LetterBarcode.Read).FirstOrDefault(id => id is not null);
        var rest = string.Concat(parts.Where(part => LetterBarcode.Read(part) is null));
        return (named ?? pending, rest.Length) switch
        {
            (null, _) => new ReadNumber(null, null, texts["error.scanLetterFirst"]),
            ({ } id, 0) => Check(batch, new ReadNumber(id, null)),
            ({ } id, _) => Check(batch, new ReadNumber(id, rest)),
        };
    }

    /// <summary>A file with a line for each letter: its barcode's text and its number, with a comma, semicolon or tab between them. What is wrong is said line by line.</summary>
    public IReadOnlyList<ReadNumber> Import(PostBatch batch, string file)
    {
        var (read, given) = (new List<ReadNumber>(), new Dictionary<string, long>(StringComparer.Ordinal));
        var lines = file.ReplaceLineEndings("\n").Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1));
        foreach (var (text, number) in lines.Where(l => l.Text.Length > 0).Take(MostLines))
        {
            // Neither a code nor a number has a sign in it that would need quotes; a spreadsheet may write them all the same.
            var fields = text.Split(Separators).Select(f => f.Trim(' ', '"', '\uFEFF')).ToList();
            var letter = LetterBarcode.Read(fields[0]);
            // Its first line may say what stands in the columns.
            if (letter is null && number == 1 && fields.Count > 1)
            {
                continue;
            }

            var line = Line(batch, letter, fields.ElementAtOrDefault(1), given);
            read.Add(
                line.Problem is null ? line : line with { Problem = texts["error.importLine", number, line.Problem] }
            );
        }

        return read;
    }

    private ReadNumber Check(PostBatch batch, ReadNumber read)
    {
        var number = PostBatches.Normal(read.Number);
        var problem =
            !batch.Waiting.Any(l => l.Id == read.Letter)
                ? texts["error.scanUnknown", LetterBarcode.Of(read.Letter!.Value)].Value
            : number is not null
            && batch.Letters.FirstOrDefault(l => l.Id != read.Letter && l.Tracking == number) is { } other
                ? texts["error.scanTwice", number, LetterBarcode.Of(other.Id)].Value
            : null;
        return read with { Problem = problem };
    }

    private ReadNumber Line(PostBatch batch, long? letter, string? number, Dictionary<string, long> given)
    {
        if (letter is null)
        {
            return new ReadNumber(null, null, texts["error.importLetter"]);
        }

        if (PostBatches.Normal(number) is not { } normal)
        {
            return new ReadNumber(letter, null, texts["error.importNumber"]);
        }

        var line = Check(batch, new ReadNumber(letter, number));
        // What an earlier line of the same file gave away.
        return line.Problem is null && !given.TryAdd(normal, letter.Value) && given[normal] != letter
            ? line with
            {
                Problem = texts["error.scanTwice", normal, LetterBarcode.Of(given[normal])],
            }
            : line;
    }
}
