using System.Diagnostics;
using System.Globalization;
using System.Text;
using Redress.Anonymity;
using Redress.Domain.Tests.Law;
using Redress.Web.Notices.Reading;

namespace Redress.Web.Tests.Notices;

/// <summary>BC-31, by chance: whatever a file knows is found in a notice, whichever way it was written into it. The same at every run.</summary>
public sealed class NoticeFuzzTests
{
    private const int Rounds = 25;

    private static readonly string[] Given = ["Katrien", "Youssef", "Hortense", "Björn", "Ada", "Élodie", "Wout"];

    private static readonly string[] Family =
    [
        "Verhelst",
        "Oyelaran",
        "Delacroix",
        "Vandenbroucke",
        "Wiśniewski",
        "Lefèvre",
        "Dijkstra",
        "O'Sullivan",
        "van der Meulen",
    ];

    private static readonly string[] Around =
    [
        "De commissie las wat {0} schreef en besliste.",
        "# Beslissing\n\n> Volgens {0} werd niet geleverd.",
        "La plainte de {0} est fondée.\n\n- article 2.2.2",
        "The complaint about {0} is founded; the shop repays within 14 days.",
    ];

    private static readonly string[] Neutral =
    [
        "De consument kocht een fiets. De webshop leverde niet binnen 15 dagen en betaalde EUR 2.500,00 niet terug op 11 mei 2026.",
        "La boutique n’a pas respecté l’article 2.1.5 ; la commission inflige une amende de 1 000 EUR avec sursis de 2 ans.",
        "The shop promised delivery in 24 hours and took five weeks. The committee finds the complaint founded, and gives a *warning*.",
        "## Beslissing\n\n1. De klacht is **gegrond**.\n2. De webshop onthoudt zich voortaan van leveren zonder te verwittigen.",
    ];

    [Fact]
    [Rule("BC-31")]
    public void Whatever_the_file_knows_is_found_however_it_was_written_into_the_notice()
    {
        var watch = Stopwatch.StartNew();
        var missed = new List<string>();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var chance = new Random(20261127 + seed);
            var file = new FuzzedFile(chance);
            foreach (var (value, known) in file.Values)
            {
                var written = string.Format(
                    CultureInfo.InvariantCulture,
                    Around[chance.Next(Around.Length)],
                    Disguised(value, chance)
                );
                if (!IsFound(written, known, file.Texts))
                {
                    missed.Add($"{seed}: {value} in {written}");
                }
            }
        }

        Assert.True(missed.Count == 0, $"{missed.Count} missed\n" + string.Join('\n', missed.Take(40)));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    [Rule("BC-31")]
    public void A_notice_that_names_nobody_is_refused_by_no_file()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var file = new FuzzedFile(new Random(seed));
            foreach (var notice in Neutral)
            {
                string[] forms = [notice, .. NoticeForms.Of(notice)];
                var read = FileReading.Of(file.Texts, forms, [], 20);
                Assert.Empty(ReadText.Identities(forms, file.Known.And(read.Certain), 20));
                Assert.Empty(read.Numbers);
                Assert.Empty(read.Words);
            }
        }
    }

    private static bool IsFound(string notice, KnownIdentities known, IReadOnlyList<string> texts)
    {
        string[] forms = [notice, .. NoticeForms.Of(notice)];
        var read = FileReading.Of(texts, forms, [], 20);
        return ReadText.Identities(forms, known.And(read.Certain), 20).Count + read.Numbers.Count > 0;
    }

    // One way to set signs apart and another to write them, both by chance.
    private static string Disguised(string value, Random chance)
    {
        var apart = Apart[chance.Next(Apart.Length)];
        var (written, inside) = (new StringBuilder(), chance.Next(1, Math.Max(2, value.Length - 1)));
        for (var i = 0; i < value.Length; i++)
        {
            // One place is enough to part a word; more would be no word any more.
            written.Append(i == inside && IsSign(value[i]) && IsSign(value[i - 1]) ? apart : "");
            written.Append(
                !IsSign(value[i])
                    ? value[i].ToString()
                    : chance.Next(4) switch
                    {
                        0 => $"&#{(int)value[i]};",
                        1 => $"&#x{(int)value[i]:X};",
                        2 => value[i].ToString().ToUpperInvariant(),
                        _ => value[i].ToString(),
                    }
            );
        }

        return (chance.Next(3)) switch
        {
            0 => $"**{written}**",
            1 => $"<b>{written}</b>",
            _ => written.ToString(),
        };
    }

    private static readonly string[] Apart =
    [
        "",
        "**",
        "*",
        "&shy;",
        "\u00AD",
        "\u200B",
        "&ZeroWidthSpace;",
        "&zwj;",
        "\u2060",
        "<b></b>",
        "<!-- -->",
        "<span title=\"a\">",
        "`",
        "\\",
        "&#8203;",
        "\uFEFF",
        "\u034F",
    ];

    private static bool IsSign(char sign) => char.IsLetterOrDigit(sign);

    /// <summary>A file that does not exist: of each value what is known of it by a field, or nothing where a text alone has it.</summary>
    private sealed class FuzzedFile
    {
        public FuzzedFile(Random chance)
        {
            string Number(int digits) =>
                string.Concat(Enumerable.Range(0, digits).Select(i => (char)('0' + chance.Next(i == 0 ? 1 : 0, 10))));
            var person = $"{One(Given, chance)} {One(Family, chance)}";
            var witness = One(Family, chance);
            var email = $"{One(Given, chance)}.{Number(4)}@provider.example"
                .ToLowerInvariant()
                .Replace("ö", "o")
                .Replace("é", "e");
            var (order, parcel) = ($"ORD-{Number(7)}", Number(12));
            var account = $"BE{Number(2)} {Number(4)} {Number(4)} {Number(4)}";
            var phone = $"+32 47{Number(1)} {Number(2)} {Number(2)} {Number(2)}";
            var (name, order2) = (
                KnownIdentities.None with
                {
                    Names = [person],
                },
                KnownIdentities.None with
                {
                    OrderNumbers = [order],
                }
            );
            Known = name.And(order2) with { Emails = [email], Phones = [phone] };
            Texts =
            [
                $"Ik sprak met mevrouw {witness} van de winkel. Het pakje heeft nummer {parcel}.",
                $"Mijn rekening is {account}.\n\nMet vriendelijke groeten,\n{person}",
                "De webshop leverde niet. The shop did not deliver. La boutique n’a pas livré.",
            ];
            Values =
            [
                (person, name),
                (person.ToUpperInvariant(), name),
                (person[(person.IndexOf(' ', StringComparison.Ordinal) + 1)..], name),
                (witness, KnownIdentities.None),
                (order, order2),
                (order[4..], order2),
                (parcel, KnownIdentities.None),
                ($"{parcel[..4]} {parcel[4..8]} {parcel[8..]}", KnownIdentities.None),
                (account, KnownIdentities.None),
                (account[5..], KnownIdentities.None),
                (account[5..].Replace(' ', '.'), KnownIdentities.None),
                (phone, KnownIdentities.None with { Phones = [phone] }),
                ("0" + phone[4..], KnownIdentities.None with { Phones = [phone] }),
                (email, KnownIdentities.None with { Emails = [email] }),
            ];
        }

        public IReadOnlyList<string> Texts { get; }

        public KnownIdentities Known { get; }

        public IReadOnlyList<(string Value, KnownIdentities Known)> Values { get; }

        private static string One(string[] of, Random chance) => of[chance.Next(of.Length)];
    }
}
