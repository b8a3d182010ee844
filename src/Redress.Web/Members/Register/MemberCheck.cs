using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Search;

namespace Redress.Web.Members.Register;

/// <summary>What is wrong with a member's details before they are kept.</summary>
internal static class MemberCheck
{
    private const string Law = "BC-40";
    private const int LongestName = 200;
    private const int LongestSite = 300;
    private const int LongestNumber = 50;
    private const int LongestLine = 100;
    private const int LongestId = 60;
    private const int MostSites = 20;
    private const int MostContacts = 20;
    private const int LettersOfCountry = 2;

    public static readonly IReadOnlyList<string> Tasks =
    [
        MemberContactRow.General,
        MemberContactRow.Complaints,
        MemberContactRow.Invoices,
        MemberContactRow.Label,
    ];

    // Parts of addresses that belong to pages.
    private static readonly string[] NoIds = ["new", "import", "apply", "applications", "named"];

    /// <summary>What a new member needs; null: nothing is wrong.</summary>
    public static async Task<Refusal?> OfNew(
        AppDb db,
        MemberInput input,
        RulebookCatalog rulebooks,
        CancellationToken cancel
    )
    {
        var check = new Validation();
        Needed(check, input, rulebooks);
        if (input.Id is { } id)
        {
            check.Require(IsId(id), "id", Law, FieldReason.NotReadable);
            var key = id;
            check.Require(
                !await db.Set<MemberRow>().AnyAsync(m => m.Id == key, cancel),
                "id",
                Law,
                FieldReason.AlreadyInRegister
            );
        }

        var row = new MemberRow { Scheme = input.Scheme ?? "" };
        Common(check, input, row, rulebooks);
        await Once(db, check, input, row, cancel);
        return check.Refusal;
    }

    /// <summary>What is wrong with who asks to become a member; whether it is one is not told.</summary>
    public static Refusal? OfApplication(MemberInput input, string? contactName, RulebookCatalog rulebooks)
    {
        var check = new Validation();
        Needed(check, input, rulebooks);
        check.Required(contactName, "contactName", Law);
        check.Line(contactName, "contactName", Law, LongestLine);
        Common(check, input, new MemberRow { Scheme = input.Scheme ?? "" }, rulebooks);
        return check.Refusal;
    }

    private static void Needed(Validation check, MemberInput input, RulebookCatalog rulebooks)
    {
        check.Required(input.Scheme, "scheme", Law);
        check.Required(input.Name, "name", Law);
        check.Required(input.Websites, "websites", Law);
        check.Required(input.CompanyNumber, "companyNumber", Law);
        check.Required(input.AllLanguages, "language", Law);
        check.Required(input.Email, "email", Law);
        check.Require(
            string.IsNullOrWhiteSpace(input.Scheme) || rulebooks.Schemes.Contains(input.Scheme),
            "scheme",
            Law,
            FieldReason.Unknown
        );
    }

    /// <summary>What is wrong with a change; null: nothing.</summary>
    public static async Task<Refusal?> OfChange(
        AppDb db,
        MemberInput input,
        MemberRow row,
        RulebookCatalog rulebooks,
        CancellationToken cancel
    )
    {
        var check = new Validation();
        if (input.Name is not null)
        {
            check.Required(input.Name, "name", Law);
        }

        if (input.Websites is not null)
        {
            check.Required(input.Websites, "websites", Law);
        }

        if (input.AllLanguages is not null)
        {
            check.Required(input.AllLanguages, "language", Law);
        }

        Common(check, input, row, rulebooks);
        await Once(db, check, input, row, cancel);
        return check.Refusal;
    }

    /// <summary>Whether it may be the id of a member, and so a part of an address.</summary>
    public static bool IsId(string id) =>
        id is { Length: >= 2 and <= LongestId }
        && !NoIds.Contains(id)
        && id.All(ch => char.IsAsciiLetterLower(ch) || char.IsAsciiDigit(ch) || ch == '-')
        && !id.StartsWith('-');

    /// <summary>An id like the name, that no other has.</summary>
    public static async Task<string> NewId(AppDb db, string name, CancellationToken cancel)
    {
        var words = string.Join('-', FoldedText.Of(name).Words.Select(w => w.Folded));
        var bare = string.Concat(words.Where(ch => char.IsAsciiLetterLower(ch) || char.IsAsciiDigit(ch) || ch == '-'))
            .Trim('-');
        bare = bare.Length > LongestId - 10 ? bare[..(LongestId - 10)].Trim('-') : bare;
        bare = IsId(bare) ? bare : $"member-{bare}".Trim('-');
        for (var i = 1; ; i++)
        {
            var id = i == 1 ? bare : $"{bare}-{i}";
            if (
                !db.Set<MemberRow>().Local.Any(m => m.Id == id)
                && !await db.Set<MemberRow>().AnyAsync(m => m.Id == id, cancel)
            )
            {
                return id;
            }
        }
    }

    /// <summary>An address of a site as it is kept; null where it is none.</summary>
    public static string? Site(string? text)
    {
        var typed = (text ?? "").Trim();
        var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}";
        return
            whole.Length <= LongestSite
            && !typed.Any(char.IsWhiteSpace)
            && LineText.WhyNot(typed) is null
            && Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0
            && uri.Host.Contains('.')
            ? whole
            : null;
    }

    private static void Common(Validation check, MemberInput input, MemberRow row, RulebookCatalog rulebooks)
    {
        check.Line(input.Name, "name", Law, LongestName);
        check.Line(input.CompanyNumber, "companyNumber", Law, LongestNumber);
        Sites(check, input.Websites);
        var offered = SchemeNames.LanguagesOf(rulebooks, row.Scheme);
        check.Require(
            row.Scheme.Length == 0 || (input.AllLanguages ?? []).All(l => offered.Contains(l)),
            "language",
            Law,
            FieldReason.LanguageNotOffered
        );
        check.Require(IsEmail(input.Email), "email", Law, FieldReason.NotAnEmail);
        check.Require(
            IsTelephone(input.Telephone, input.Address?.Country ?? row.Country),
            "telephone",
            Law,
            FieldReason.NotATelephone
        );
        Address(check, input.Address);
        Contacts(check, input.Contacts, offered);
    }

    // Nobody stands twice in the register of a scheme.
    private static async Task Once(
        AppDb db,
        Validation check,
        MemberInput input,
        MemberRow row,
        CancellationToken cancel
    )
    {
        if (MemberRow.CompanyKeyOf(input.CompanyNumber) is { Length: > 0 } key)
        {
            check.Require(
                !await db.Set<MemberRow>()
                    .AnyAsync(m => m.Scheme == row.Scheme && m.CompanyKey == key && m.Id != row.Id, cancel),
                "companyNumber",
                Law,
                FieldReason.AlreadyInRegister
            );
        }
    }

    private static void Sites(Validation check, IReadOnlyList<string?>? sites)
    {
        check.Require((sites?.Count ?? 0) <= MostSites, "websites", Law, FieldReason.TooMany, MostSites);
        check.Require((sites ?? []).All(s => Site(s) is not null), "websites", Law, FieldReason.NotAWebsite);
    }

    private static void Address(Validation check, MemberAddress? address)
    {
        check.Line(address?.Street, "address.street", Law, LongestName);
        check.Line(address?.PostalCode, "address.postalCode", Law, LongestLine);
        check.Line(address?.City, "address.city", Law, LongestLine);
        check.Require(
            string.IsNullOrWhiteSpace(address?.Country)
                || address.Country.Trim() is { Length: LettersOfCountry } country && country.All(char.IsAsciiLetter),
            "address.country",
            Law,
            FieldReason.NotReadable
        );
    }

    private static void Contacts(
        Validation check,
        IReadOnlyList<MemberContact>? contacts,
        IReadOnlyList<string> offered
    )
    {
        check.Require((contacts?.Count ?? 0) <= MostContacts, "contacts", Law, FieldReason.TooMany, MostContacts);
        foreach (var (given, i) in (contacts ?? []).Select((c, i) => ((MemberContact?)c, i)))
        {
            var at = $"contacts[{i}]";
            // Over the API one may be null.
            var contact = given ?? new MemberContact();
            check.Required(contact.Name, $"{at}.name", Law);
            check.Line(contact.Name, $"{at}.name", Law, LongestName);
            check.Require(
                Tasks.Contains(contact.Task ?? MemberContactRow.General),
                $"{at}.task",
                Law,
                FieldReason.Unknown
            );
            check.Require(IsEmail(contact.Email), $"{at}.email", Law, FieldReason.NotAnEmail);
            check.Require(IsTelephone(contact.Telephone, null), $"{at}.telephone", Law, FieldReason.NotATelephone);
            check.Require(
                string.IsNullOrWhiteSpace(contact.Language) || offered.Contains(contact.Language),
                $"{at}.language",
                Law,
                FieldReason.LanguageNotOffered
            );
        }
    }

    /// <summary>Also where there is none.</summary>
    public static bool IsEmail(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Length <= 256 && EmailAddress.Read(text.Trim()) is not null;

    private static bool IsTelephone(string? text, string? country) =>
        string.IsNullOrWhiteSpace(text) || TelephoneReader.IsNumber(text.Trim(), country);
}
