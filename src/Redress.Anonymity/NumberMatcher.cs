using System.Text.RegularExpressions;

namespace Redress.Anonymity;

/// <summary>Telephone numbers, bank accounts and company numbers, however their digits are set apart (BC-31).</summary>
internal static partial class NumberMatcher
{
    private const int Timeout = 1000;

    // The structure of a national account number, by country.
    private static readonly Dictionary<string, Regex> Accounts = new(StringComparer.Ordinal)
    {
        ["be"] = Account("[0-9]{12}"),
        ["nl"] = Account("[a-z]{4}[0-9]{10}"),
        ["lu"] = Account("[0-9]{3}[a-z0-9]{13}"),
        ["fr"] = Account("[0-9]{10}[a-z0-9]{11}[0-9]{2}"),
        ["de"] = Account("[0-9]{18}"),
        ["gb"] = Account("[a-z]{4}[0-9]{14}"),
        ["ie"] = Account("[a-z]{4}[0-9]{14}"),
        ["es"] = Account("[0-9]{20}"),
        ["at"] = Account("[0-9]{16}"),
        ["pt"] = Account("[0-9]{21}"),
        ["pl"] = Account("[0-9]{24}"),
        ["it"] = Account("[a-z][0-9]{10}[a-z0-9]{12}"),
    };

    private const string Elsewhere =
        "ch dk se no fi cz sk hu si hr ro bg gr cy mt ee lv lt is li mc sm tr ad gi fo gl rs me mk ba al ua md";

    /// <summary>Whatever looks like a telephone number, a bank account or a company number.</summary>
    public static IEnumerable<Span> Patterns(NormalizedText text) =>
        [.. Ibans(text), .. OldAccounts(text), .. CompanyNumbers(text), .. PhonesOfAnyone(text)];

    /// <summary>The known telephone numbers: with or without country and trunk prefix, or the subscriber's last six digits or more alone.</summary>
    public static IEnumerable<Span> Phones(NormalizedText text, IReadOnlyList<string> known)
    {
        var numbers = known.Select(National).Where(number => number.Length >= 6).ToList();
        if (numbers.Count == 0)
        {
            yield break;
        }

        foreach (var run in Runs(text))
        {
            foreach (var number in numbers)
            {
                var at = run.Digits.IndexOf(number, StringComparison.Ordinal);
                if (at >= 0)
                {
                    yield return run.Place(at, number.Length);
                }
                else if (
                    run.Digits.Length >= 6
                    && number.EndsWith(run.Digits.TrimStart('0'), StringComparison.Ordinal)
                    && run.Digits.TrimStart('0').Length >= 6
                )
                {
                    yield return run.Place(0, run.Digits.Length);
                }
            }
        }
    }

    private static string National(string phone)
    {
        var folded = NormalizedText.Fold(phone);
        var digits = string.Concat(folded.Where(char.IsAsciiDigit));
        var foreign = folded.TrimStart(' ', '(').StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        digits = digits.TrimStart('0');
        if (foreign)
        {
            var country = new[] { "32", "31", "33", "49", "44", "352" }.FirstOrDefault(code =>
                digits.StartsWith(code, StringComparison.Ordinal)
            );
            digits = digits[(country ?? "").Length..].TrimStart('0');
        }

        return digits;
    }

    private static IEnumerable<Span> PhonesOfAnyone(NormalizedText text)
    {
        foreach (var run in Runs(text))
        {
            for (var group = 0; group < run.Groups.Count; group++)
            {
                if (run.PhoneFrom(group) is { } length)
                {
                    yield return run.Place(run.Groups[group], length);
                    break;
                }
            }
        }
    }

    /// <summary>Whatever digits follow each other, but dates, times and amounts.</summary>
    public static IEnumerable<DigitSequence> Runs(NormalizedText text)
    {
        var read = text.Guess(i => DigitFor(text, i));
        var value = NotPhones().Replace(read.Value, match => new string('\u0001', match.Length));
        foreach (Match match in Digits().Matches(value))
        {
            yield return new DigitSequence(read, match.Index, match.Value);
        }

        foreach (Match match in SpelledDigits().Matches(text.Value))
        {
            var words = match.Groups["word"].Captures;
            yield return new DigitSequence(
                text,
                [.. words.Select(word => (word.Index, word.Length, DigitSequence.Spelled(word.Value)))]
            );
        }
    }

    /// <summary>The letters O, I and l among digits.</summary>
    private static char? DigitFor(NormalizedText text, int i)
    {
        bool DigitAt(int at) => at >= 0 && at < text.Value.Length && char.IsAsciiDigit(text.Value[at]);
        bool LetterAt(int at) => at >= 0 && at < text.Value.Length && char.IsLetter(text.Value[at]);
        return text.Value[i] switch
        {
            'o' when DigitAt(i + 1) && !LetterAt(i - 1) => '0',
            'o' when DigitAt(i - 1) && !LetterAt(i + 1) => '0',
            'i' or 'l' when DigitAt(i - 1) && DigitAt(i + 1) => '1',
            _ => null,
        };
    }

    private static IEnumerable<Span> Ibans(NormalizedText text)
    {
        var compact = CompactText.Of(text);
        foreach (Match start in IbanStart().Matches(compact.Value))
        {
            var at = compact.At[start.Index];
            if (at > 0 && text.Chars[at - 1].IsWord && char.IsLetter(text.Value[at - 1]))
            {
                continue;
            }

            var rest = compact.Value[(start.Index + 4)..];
            var length = Accounts.TryGetValue(start.Value[..2], out var account)
                ? account.Match(rest).Length
                : CheckedLength(compact.Value[start.Index..]) - 4;
            if (length > 0 && compact.IsWhole(start.Index, length + 4, widestGap: 3))
            {
                var end = compact.At[start.Index + 3 + length];
                yield return text.Place(IdentityKinds.BankAccount, at, end - at + 1);
            }
        }
    }

    /// <summary>The length of an account number that checks, in another country; 0 when none does.</summary>
    private static int CheckedLength(string iban) =>
        Elsewhere.Contains(iban[..2], StringComparison.Ordinal)
            ? Enumerable
                .Range(15, 20)
                .FirstOrDefault(length =>
                    length <= iban.Length
                    && iban[4..length].Count(char.IsAsciiDigit) >= 8
                    && Remainder(iban[4..length] + iban[..4]) == 1
                )
            : 0;

    private static int Remainder(string alphanumeric) =>
        alphanumeric.Aggregate(
            0,
            (remainder, sign) =>
                char.IsAsciiDigit(sign) ? ((remainder * 10) + sign - '0') % 97
                : char.IsAsciiLetter(sign) ? ((remainder * 100) + sign - 'a' + 10) % 97
                : 0
        );

    private static IEnumerable<Span> OldAccounts(NormalizedText text) =>
        from Match match in OldAccount().Matches(text.Value)
        let digits = string.Concat(match.Value.Where(char.IsAsciiDigit))
        let check = long.Parse(digits[..10], null) % 97
        where (check == 0 ? 97 : check) == int.Parse(digits[10..], null)
        select text.Place(IdentityKinds.BankAccount, match.Index, match.Length);

    private static IEnumerable<Span> CompanyNumbers(NormalizedText text)
    {
        foreach (Match match in BelgianCompany().Matches(text.Value))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (97 - (int.Parse(digits[..8], null) % 97) == int.Parse(digits[8..], null) || match.Groups["be"].Success)
            {
                yield return text.Place(IdentityKinds.CompanyNumber, match.Index, match.Length);
            }
        }

        foreach (Match match in DutchCompany().Matches(text.Value))
        {
            yield return text.Place(IdentityKinds.CompanyNumber, match.Index, match.Length);
        }
    }

    private static Regex Account(string structure) =>
        new("^" + structure, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Timeout));

    // Dates, times and amounts.
    [GeneratedRegex(
        @"(?<![0-9][./-]?)[0-9]{1,2}(?<sep>[./ -])[0-9]{1,2}\k<sep>(?:19|20)[0-9]{2}(?![./-]?[0-9])|(?<![0-9][./-]?)(?:19|20)[0-9]{2}(?<sep2>[./-])[0-9]{1,2}\k<sep2>[0-9]{1,2}(?![./-]?[0-9])|(?<![0-9])[0-9]{1,2}[:u][0-9]{2}(?::[0-9]{2})?(?![0-9])|(?:eur|euro|€|\$|£)\s?[0-9]{1,3}(?:[., ][0-9]{3})*(?:[.,][0-9]{2})?(?![., ]?[0-9])|(?<![0-9][., ]?)[0-9]{1,3}(?:[., ][0-9]{3})*(?:[.,][0-9]{2})?\s?(?:eur|euro|€)(?![a-z])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex NotPhones();

    [GeneratedRegex(@"(?:\+\s?)?\(?(?<![0-9])[0-9](?:[\s./()*_'-]{0,3}[0-9])*", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<![a-z])(?:(?<word>nul|zero|oh|een|une?|one|twee|deux|two|drie|trois|three|vier|quatre|four|vijf|cinq|five|zes|six|zeven|sept|seven|acht|huit|eight|negen|neuf|nine)(?:[\s,./-]{1,3}|(?![a-z]))){8,}(?<![a-z]{6})",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex SpelledDigits();

    [GeneratedRegex(@"[a-z]{2}[0-9]{2}(?=[a-z0-9]{11})", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex IbanStart();

    [GeneratedRegex(
        @"(?<![0-9])[0-9]{3}\s?-\s?[0-9]{7}\s?-\s?[0-9]{2}(?![0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex OldAccount();

    [GeneratedRegex(
        @"(?<![0-9+])(?<be>(?<![a-z])be[\s.-]*)?[01](?:[\s.-]?[0-9]){3}[\s.-]?[0-9]{3}[\s.-]?[0-9]{3}(?![0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex BelgianCompany();

    [GeneratedRegex(
        @"(?<![a-z])nl[\s.-]?[0-9](?:[\s.]?[0-9]){8}[\s.-]?b[\s.-]?[0-9]{2}(?![0-9])",
        RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex DutchCompany();
}
