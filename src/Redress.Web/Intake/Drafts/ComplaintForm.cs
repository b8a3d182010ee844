using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Commands;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Intake.Drafts;

/// <summary>From the posted form to the complaint, and back to the field of what is refused.</summary>
internal static class ComplaintForm
{
    public const string Purchase = "purchase";
    public const string Spam = "unsolicitedAdvertising";

    /// <summary>With what the choice of a file as the mandate begins (FP-13).</summary>
    public const string MandateFile = "file:";

    /// <summary>The answer for a webshop that is not in the list of members.</summary>
    public const string NotListed = "other";

    /// <summary>Where a webshop that was typed by hand may be a member: which, or that it is none of them (FP-21).</summary>
    public const string Recognised = "respondent.recognised";

    /// <summary>The answer that it is none of these: of others, which a corrected name brings up, nothing is said with it.</summary>
    public static string NoneOf(IEnumerable<RecognisedMember> members) =>
        None + string.Join(',', members.Select(m => m.Id));

    private const string None = "not:";

    /// <summary>The complaint, and the paths of what is there and cannot be read.</summary>
    /// <param name="mails">The messages that came as files (BC-2).</param>
    /// <param name="defaults">Know the scheme: in which currency amounts are given, and on which rules a complaint of what went wrong rests.</param>
    public static (FileComplaint Complaint, IReadOnlyList<string> Unread) Read(
        PostedForm form,
        IReadOnlyList<string> mails,
        IntakeDefaults defaults
    )
    {
        var currency = defaults.CurrencyOf(form["scheme"]);
        var unread = new List<string>();
        var spam = form["kind"] == Spam;
        var scheme = form["scheme"];
        var complaint = new FileComplaint(
            scheme,
            form["kind"] switch
            {
                Purchase => CaseKind.Purchase,
                Spam => CaseKind.UnsolicitedAdvertising,
                _ => null,
            },
            form["language"],
            new FiledComplainant(
                KindOf(form["complainant.kind"]),
                form["complainant.name"]?.Trim(),
                form["complainant.email"]?.Trim(),
                form["complainant.phone"]?.Trim(),
                AddressOf(form)
            ),
            form.Has("respondent.memberId") && form["respondent.memberId"] != NotListed
                ? new FiledRespondent(form["respondent.memberId"])
                : new FiledRespondent(
                    null,
                    form["respondent.name"]?.Trim(),
                    form["respondent.website"]?.Trim(),
                    form["respondent.email"]?.Trim(),
                    form[Recognised]?.StartsWith(None, StringComparison.Ordinal) == true ? true : null
                ),
            form["facts"],
            form["claim"],
            form.Has("representative.name") || form.Has("representative.email") ? RepresentativeOf(form) : null,
            defaults.NormsOf(form),
            spam
                ? null
                : new FiledPurchase(
                    form["purchase.orderNumber"]?.Trim(),
                    Day(form, "purchase.orderedOn", defaults, unread),
                    Amount(form, currency, unread)
                ),
            spam ? [.. form.Has("messages") ? [form["messages"]!] : Array.Empty<string>(), .. mails] : null,
            OfContact("contactedShopOn"),
            OfContact("proposalTermToldOn"),
            OfContact("proposalPromisedBy"),
            !spam && form["restsOnInsolvency"] == "true",
            Day(form, "arrived", defaults, unread),
            form["follows"],
            form.Has("follows") ? form["skipMediation"] == "true" : null,
            spam && form.Has("messagesKept") ? form["messagesKept"] == "true" : null
        );
        return (complaint, unread);

        DateOnly? OfContact(string path) => form["contacted"] == "no" ? null : Day(form, path, defaults, unread);
    }

    /// <summary>The input that a refused path belongs to.</summary>
    public static string FieldOf(string path) =>
        path switch
        {
            "complainant" => "complainant.name",
            "respondent" => "respondent.memberId",
            "purchase" => "purchase.orderNumber",
            _ => path.Split('[')[0],
        };

    private static ComplainantKind? KindOf(string? text) =>
        text switch
        {
            "consumer" => ComplainantKind.Consumer,
            "business" => ComplainantKind.Business,
            _ => null,
        };

    // FP-13: a lawyer on his word; else the mandate is one of the files, or follows.
    private static Representative RepresentativeOf(PostedForm form)
    {
        var (mandate, lawyer) = (form["representative.mandate"] ?? "", form["representative.mandate"] == "lawyer");
        return new Representative(
            form["representative.name"] ?? "",
            form["representative.email"]?.Trim(),
            mandate.StartsWith(MandateFile, StringComparison.Ordinal) ? mandate[MandateFile.Length..] : null,
            lawyer,
            lawyer && form.Has("representative.bar") ? form["representative.bar"]!.Trim() : null
        );
    }

    private static Address? AddressOf(PostedForm form) =>
        form.Has("complainant.address.street")
        || form.Has("complainant.address.city")
        || form.Has("complainant.address.postalCode")
            ? new Address(
                form["complainant.address.street"]?.Trim(),
                form["complainant.address.postalCode"]?.Trim(),
                form["complainant.address.city"]?.Trim(),
                form["complainant.address.country"]
            )
            : null;

    private static Money? Amount(PostedForm form, string currency, List<string> unread)
    {
        if (form["purchase.amount"] is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (AmountReader.Read(text, currency) is { } amount)
        {
            return new Money(amount, currency);
        }

        unread.Add("purchase.amount");
        return null;
    }

    // As it was typed, where a page shows what was kept of it; what is sent has been read before.
    private static DateOnly? Day(PostedForm form, string path, IntakeDefaults defaults, List<string> unread)
    {
        if (string.IsNullOrWhiteSpace(form[path]))
        {
            return null;
        }

        var toward = path == "proposalPromisedBy" ? Toward.Nearest : Toward.Past;
        if (DayReader.Read(form[path], defaults.Today(form["scheme"]), toward) is { } day)
        {
            return day;
        }

        unread.Add(path);
        return null;
    }
}
