using System.Globalization;
using Bogus;

namespace Redress.Anonymity.Tests;

/// <summary>People and webshops that do not exist, and the ways in which a writer may let them through.</summary>
internal static class DisguisedIdentities
{
    private static readonly (string Locale, string[] Sentences)[] Languages =
    [
        (
            "nl_BE",
            [
                "De consument, {0}, diende klacht in.",
                "Volgens {0} werd niet geleverd.",
                "De commissie las wat {0} schreef en besliste.",
            ]
        ),
        (
            "fr",
            ["La plainte de {0} est fondée.", "Selon {0}, rien n’a été livré.", "La commission a lu {0} et a décidé."]
        ),
        (
            "en",
            [
                "The complaint of {0} is founded.",
                "According to {0} nothing was delivered.",
                "The committee read {0} and decided.",
            ]
        ),
    ];

    /// <summary>Texts, each with one identity in one disguise; the same at every run.</summary>
    public static IEnumerable<(string Text, KnownIdentities Consumer, KnownIdentities Shop)> All()
    {
        foreach (var (locale, sentences) in Languages)
        {
            var faker = new Faker(locale) { Random = new Randomizer(20260511) };
            for (var i = 0; i < 6; i++)
            {
                var (consumer, shop) = (Consumer(faker, locale, i), Shop(faker, i));
                foreach (var (disguise, n) in Disguises(consumer, shop).Select((disguise, n) => (disguise, n)))
                {
                    yield return (
                        string.Format(CultureInfo.InvariantCulture, sentences[(i + n) % sentences.Length], disguise),
                        consumer,
                        shop
                    );
                }
            }
        }
    }

    private static KnownIdentities Consumer(Faker faker, string locale, int i)
    {
        var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
        var street = locale switch
        {
            "fr" => $"rue {faker.Name.LastName()} {11 + i}",
            "en" => $"{faker.Name.LastName()} Street {11 + i}",
            _ => $"{faker.Name.LastName()}straat {11 + i}",
        };
        return KnownIdentities.None with
        {
            Names = [$"{first} {last}"],
            Emails = [$"{Ascii(first)}.{Ascii(last)}{70 + i}@mailbox.example"],
            Phones =
            [
                $"+32 47{i} {faker.Random.Number(10, 99)} {faker.Random.Number(10, 99)} {faker.Random.Number(10, 99)}",
            ],
            Addresses = [street, $"{faker.Random.Number(1000, 9999)} {faker.Name.LastName()}gem"],
            OrderNumbers = [$"ORD-{faker.Random.Number(2020, 2026)}-{faker.Random.Number(10000, 99999)}"],
        };
    }

    private static KnownIdentities Shop(Faker faker, int i)
    {
        var name = Ascii(faker.Name.LastName()) + (i % 2 == 0 ? "markt" : "ista");
        return KnownIdentities.None with
        {
            Names = [$"{char.ToUpperInvariant(name[0])}{name[1..]} BV"],
            Emails = [$"info@{name}.be"],
            CompanyNumbers =
            [
                $"BE 0{faker.Random.Number(100, 999)}.{faker.Random.Number(100, 999)}.{faker.Random.Number(100, 999)}",
            ],
            WebAddresses = [$"https://www.{name}.be"],
            BankAccounts = [faker.Finance.Iban(countryCode: "BE")],
        };
    }

    private static IEnumerable<string> Disguises(KnownIdentities consumer, KnownIdentities shop)
    {
        var words = consumer.Names[0].Split(' ', 2);
        var (first, last) = (words[0], words[1]);
        yield return consumer.Names[0];
        yield return consumer.Names[0].ToUpperInvariant();
        yield return $"{last} {first}";
        yield return $"{first[0]}. {last}";
        yield return $"{first} {last[..^2]}-\n{last[^2..]}";
        yield return $"{first} {string.Join(' ', last.ToCharArray())}";
        yield return Accented(last) + " " + first;
        yield return $"{first.ToLowerInvariant()}_{last.ToLowerInvariant()}.pdf";
        yield return consumer
            .Emails[0]
            .Replace("@", " (at) ", StringComparison.Ordinal)
            .Replace(".", " [dot] ", StringComparison.Ordinal);
        var phone = "0" + string.Concat(consumer.Phones[0][3..].Where(char.IsAsciiDigit));
        yield return phone;
        yield return string.Join('.', phone[..4], phone[4..6], phone[6..8], phone[8..]);
        yield return string.Join(' ', phone.ToCharArray());
        yield return consumer.Addresses[0].ToUpperInvariant();
        yield return consumer.Addresses[1].Replace(" ", "  ", StringComparison.Ordinal);
        yield return consumer.OrderNumbers[0].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        yield return "nr. " + consumer.OrderNumbers[0][^5..];
        var name = shop.Names[0].Split(' ')[0];
        yield return name.ToUpperInvariant();
        yield return Accented(name);
        yield return $"{name[..3]}-{name[3..]}";
        yield return $"factuur_{name.ToLowerInvariant()}.pdf";
        yield return $"{name.ToLowerInvariant()} punt be";
        yield return $"www . {name.ToLowerInvariant()} . be";
        var number = string.Concat(shop.CompanyNumbers[0].Where(char.IsAsciiDigit));
        yield return $"BTW BE{number}";
        yield return $"TVA BE {number[..4]} {number[4..7]} {number[7..]}";
        yield return string.Join(' ', number.ToCharArray());
        yield return string.Join(' ', shop.BankAccounts[0].Chunk(4).Select(four => new string(four)));
        yield return string.Join(
            '-',
            shop.BankAccounts[0].Chunk(4).Select(four => new string(four).ToLowerInvariant())
        );
    }

    private static string Accented(string word) =>
        word.Replace('e', 'é').Replace('a', 'à').Replace('o', 'ö').Replace('i', 'ï');

    private static string Ascii(string word) =>
        string.Concat(word.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Where(char.IsAsciiLetter));
}
