using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>Numbers of six digits or more that stand in the texts of a file, and in a notice, however their digits are set apart: orders, invoices, parcels, accounts, telephones (BC-31).</summary>
internal static partial class FileNumbers
{
    private const int Fewest = 6;
    private const int WidestGap = 3;

    /// <summary>Those that a form of the notice tells, each once. No date and no amount is one.</summary>
    public static IReadOnlyList<ReadIdentity> In(
        IReadOnlyList<string> texts,
        IReadOnlyList<string> forms,
        int shownAround
    )
    {
        var told = forms
            .Distinct(StringComparer.Ordinal)
            .SelectMany(form => Of(form).Select(place => (Form: form, place.Digits, place.Leak)))
            .DistinctBy(one => one.Digits)
            .ToList();
        if (told.Count == 0)
        {
            return [];
        }

        var digits = DigitsOf(texts);
        return
        [
            .. told.Where(one => digits.Contains(one.Digits, StringComparison.Ordinal))
                .Select(one => new ReadIdentity(
                    one.Leak.Kind,
                    one.Leak.Found,
                    ReadText.Around(one.Form, one.Leak, shownAround)
                )),
        ];
    }

    // Each stretch of whole groups of a sequence, the longest first: a number may stand beside another.
    private static IEnumerable<(string Digits, IdentityLeak Leak)> Of(string form)
    {
        var text = NormalizedText.Of(form);
        foreach (var run in NumberMatcher.Runs(text))
        {
            for (var first = 0; first < run.Groups.Count; first++)
            {
                for (var end = run.Groups.Count; end > first; end--)
                {
                    var (start, stop) = (
                        run.Groups[first],
                        end < run.Groups.Count ? run.Groups[end] : run.Digits.Length
                    );
                    var digits = run.Digits[start..stop].TrimStart('0');
                    if (
                        digits.Length >= Fewest
                        && stop - start <= 40
                        && !IsOrdinary(run, first, end, run.Digits[start..stop])
                    )
                    {
                        var place = run.Place(start, stop - start);
                        yield return (
                            digits,
                            new IdentityLeak(
                                IdentityKinds.OrderNumber,
                                place.Start,
                                place.End - place.Start,
                                form[place.Start..place.End]
                            )
                        );
                    }
                }
            }
        }
    }

    // Years that follow each other, articles of a code, a day written as one number.
    private static bool IsOrdinary(DigitSequence run, int first, int end, string digits)
    {
        var lengths = Enumerable
            .Range(first, end - first)
            .Select(i => (i + 1 < run.Groups.Count ? run.Groups[i + 1] : run.Digits.Length) - run.Groups[i])
            .ToList();
        return Years().IsMatch(digits) && lengths.TrueForAll(length => length == 4)
            || lengths.Count > 1 && lengths.TrueForAll(length => length == 1) && run.IsDotted
            || lengths.Count == 1
                && new[] { "yyyyMMdd", "ddMMyyyy" }.Any(format =>
                    DateOnly.TryParseExact(
                        digits,
                        format,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    ) && day.Year is > 1990 and < 2100
                );
    }

    // One after another, those that belong together joined; what parts two of them is no digit.
    private static string DigitsOf(IReadOnlyList<string> texts)
    {
        var all = new StringBuilder();
        foreach (var text in texts)
        {
            var end = 0;
            for (var at = 0; at < text.Length; )
            {
                var found = text.AsSpan(at).IndexOfAnyInRange('0', '9');
                if (found < 0)
                {
                    break;
                }

                at += found;
                var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is var last and >= 0
                    ? last
                    : text.Length - at;
                if (
                    end == 0
                    || at - end > WidestGap
                    || !text.AsSpan(end, at - end).TrimStart(" ./-()_*'\u00a0\u202f\u2009").IsEmpty
                )
                {
                    all.Append('\n');
                }

                all.Append(text, at, length);
                at += length;
                end = at;
            }

            all.Append('\n');
        }

        return all.ToString();
    }

    [GeneratedRegex("^(?:(?:19|20)[0-9]{2})+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Years();
}
