using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Rulebooks;

namespace Redress.Domain.Cases;

/// <summary>Filing (BC-1…BC-4): what is wrong with a complaint.</summary>
public sealed partial class Case
{
    private const int LongestFacts = 50_000;
    private const int LongestName = 300;
    private const int LongestNumber = 100;
    private const int LongestAddress = 500;

    /// <summary>BC-2…BC-4: what is wrong with a complaint; null when it can be registered.</summary>
    public static Refusal? WhyFilingRefused(
        FileComplaint c,
        Rulebook? rulebook,
        Rulebook? norms,
        MemberSnapshot? member,
        DateOnly today
    )
    {
        var check = new Validation();
        check.Required(c.Scheme, "scheme", "BC-1");
        check.Require(
            string.IsNullOrWhiteSpace(c.Scheme) || rulebook is not null,
            "scheme",
            "BC-1",
            FieldReason.Unknown
        );
        check.Required(c.Kind, "kind", "BC-2");
        check.Required(c.Language, "language", "BC-4");
        check.Require(
            c.Language is null || rulebook is null || rulebook.Languages.Contains(c.Language),
            "language",
            "BC-4",
            FieldReason.LanguageNotOffered
        );
        check.Required(c.Facts, "facts", "BC-4");
        check.Require((c.Facts?.Length ?? 0) <= LongestFacts, "facts", "BC-4", FieldReason.TooLong, LongestFacts);
        check.Required(c.Claim, "claim", "BC-4");
        check.Require((c.Claim?.Length ?? 0) <= LongestFacts, "claim", "BC-4", FieldReason.TooLong, LongestFacts);
        CheckComplainant(check, c);
        CheckRespondent(check, c, rulebook, member);
        CheckSubject(check, c, today);
        CheckContact(check, c, today);
        foreach (var (norm, i) in (c.Norms ?? []).Select((norm, i) => (norm, i)))
        {
            check.Require(norms is null || norms.KnowsNorm(norm), $"norms[{i}]", "BC-44", FieldReason.Unknown);
        }

        // FP-5, WK-2: nobody but a committee of the scheme's own takes what was not mediated.
        check.Require(
            c.SkipMediation != true || rulebook is null || rulebook.Has(Stage.Committee),
            "skipMediation",
            "FP-5",
            FieldReason.MediationComesFirst
        );
        check.Require(c.Arrived is null || c.Arrived <= today, "arrived", "FP-13", FieldReason.InTheFuture);
        CheckSane(check, c.Arrived, "arrived", "FP-13", today);
        TypedValues.Examine(c, today, check);
        return check.Refusal;
    }

    private static void CheckComplainant(Validation check, FileComplaint c)
    {
        check.Required(c.Complainant, "complainant", "BC-4");
        if (c.Complainant is not { } from)
        {
            return;
        }

        check.Required(from.Kind, "complainant.kind", "BC-45");
        check.Required(from.Name, "complainant.name", "BC-4");
        check.Line(from.Name, "complainant.name", "BC-4", LongestName);
        check.Line(from.Phone, "complainant.phone", "BC-4", LongestNumber);
        check.Line(from.Address?.Street, "complainant.address.street", "BC-4", LongestName);
        check.Line(from.Address?.PostalCode, "complainant.address.postalCode", "BC-4", LongestNumber);
        check.Line(from.Address?.City, "complainant.address.city", "BC-4", LongestName);
        check.Line(from.Address?.Country, "complainant.address.country", "BC-4", LongestNumber);
        check.Require(
            !string.IsNullOrWhiteSpace(from.Email) || from.Address is { CanBeWrittenTo: true },
            "complainant.email",
            "BC-6",
            FieldReason.EmailOrAddress
        );
        check.Require(
            string.IsNullOrWhiteSpace(from.Email) || IsEmail(from.Email),
            "complainant.email",
            "BC-6",
            FieldReason.NotAnEmail
        );
        if (c.Representative is { } representative)
        {
            check.Required(representative.Name, "representative.name", "FP-13");
            check.Line(representative.Name, "representative.name", "FP-13", LongestName);
            check.Line(representative.Bar, "representative.bar", "FP-13", LongestName);
            check.Require(
                string.IsNullOrWhiteSpace(representative.Email) || IsEmail(representative.Email),
                "representative.email",
                "FP-13",
                FieldReason.NotAnEmail
            );
        }
    }

    private static void CheckRespondent(Validation check, FileComplaint c, Rulebook? rulebook, MemberSnapshot? member)
    {
        check.Required(c.Respondent, "respondent", "BC-1");
        if (c.Respondent is not { } shop)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(shop.MemberId))
        {
            check.Required(shop.Name, "respondent.name", "BC-1");
            check.Line(shop.Name, "respondent.name", "BC-1", LongestName);
            check.Line(shop.Website, "respondent.website", "BC-1", LongestAddress);
            check.Require(
                string.IsNullOrWhiteSpace(shop.Email) || IsEmail(shop.Email),
                "respondent.email",
                "BC-1",
                FieldReason.NotAnEmail
            );
            check.Require(
                string.IsNullOrWhiteSpace(shop.Website) || IsWebsite(shop.Website),
                "respondent.website",
                "BC-1",
                FieldReason.NotAWebsite
            );
        }
        else
        {
            check.Require(
                member is not null && (rulebook is null || member.Scheme == rulebook.Scheme),
                "respondent.memberId",
                "BC-1",
                FieldReason.Unknown
            );
        }
    }

    private static void CheckSubject(Validation check, FileComplaint c, DateOnly today)
    {
        if (c.Kind == CaseKind.Purchase)
        {
            check.Required(c.Purchase, "purchase", "BC-2");
        }

        // It is kept whatever the complaint is about.
        if (c.Purchase is { } purchase)
        {
            check.Require(
                purchase.OrderedOn is null || purchase.OrderedOn <= today,
                "purchase.orderedOn",
                "BC-2",
                FieldReason.InTheFuture
            );
            CheckSane(check, purchase.OrderedOn, "purchase.orderedOn", "BC-2", today);
            check.Line(purchase.OrderNumber, "purchase.orderNumber", "BC-2", LongestNumber);
            check.Require(purchase.Amount is not { Amount: < 0 }, "purchase.amount", "BC-2", FieldReason.NotAnAmount);
        }

        if (c.Kind == CaseKind.UnsolicitedAdvertising)
        {
            check.Require(c.MessagesKept == false || HasMessages(c), "messages", "BC-2", FieldReason.Required);
            check.Require(
                c.MessagesKept != false || !HasMessages(c),
                "messagesKept",
                "BC-2",
                FieldReason.OnlyWithoutMessages
            );
        }
    }

    // No shop took an order before there were any, and nobody promises for a day that he does not live to see.
    private static void CheckSane(Validation check, DateOnly? day, string field, string rule, DateOnly today)
    {
        check.Require(day is not { Year: < 1990 }, field, rule, FieldReason.TooFarBack);
        check.Require(day is null || day.Value.Year <= today.Year + 20, field, rule, FieldReason.TooFarAhead);
    }

    private static bool HasMessages(FileComplaint c) =>
        c.Messages is { Count: > 0 } messages && messages.Any(m => !string.IsNullOrWhiteSpace(m));

    // BC-9: asked in this order, and none lies before the one that it follows.
    private static void CheckContact(Validation check, FileComplaint c, DateOnly today)
    {
        check.Require(
            c.ContactedShopOn is null || c.ContactedShopOn <= today,
            "contactedShopOn",
            "BC-3",
            FieldReason.InTheFuture
        );
        check.Require(
            c.ProposalTermToldOn is null || c.ProposalTermToldOn <= today,
            "proposalTermToldOn",
            "BC-9",
            FieldReason.InTheFuture
        );
        CheckSane(check, c.ContactedShopOn, "contactedShopOn", "BC-3", today);
        CheckSane(check, c.ProposalTermToldOn, "proposalTermToldOn", "BC-9", today);
        CheckSane(check, c.ProposalPromisedBy, "proposalPromisedBy", "BC-9", today);
        check.Require(
            c.ProposalTermToldOn is null || c.ContactedShopOn is null || c.ProposalTermToldOn >= c.ContactedShopOn,
            "proposalTermToldOn",
            "BC-9",
            FieldReason.BeforeContact
        );
        var told = c.ProposalTermToldOn ?? c.ContactedShopOn;
        check.Require(
            c.ProposalPromisedBy is null || told is null || c.ProposalPromisedBy >= told,
            "proposalPromisedBy",
            "BC-9",
            FieldReason.BeforeContact
        );
    }

    private static bool IsEmail(string text)
    {
        var parts = text.Trim().Split('@');
        return parts.Length == 2
            && parts[0].Length > 0
            && parts[1].Contains('.')
            && !text.Trim().Any(char.IsWhiteSpace)
            && text.Length <= 254
            && !parts[1].StartsWith('.')
            && !parts[1].EndsWith('.');
    }

    private static bool IsWebsite(string text) =>
        Uri.TryCreate(
            text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text,
            UriKind.Absolute,
            out var uri
        )
        && (uri.Scheme is "http" or "https")
        && uri.Host.Contains('.');
}
