using Redress.Anonymity;
using Redress.Domain;
using Redress.Web.Members.Register;

namespace Redress.Web.Labels.Experiences;

/// <summary>What a consumer tells of a provider (WK-9).</summary>
/// <param name="Rating">From 1 to 5; null: none.</param>
/// <param name="OrderNumber">For the members' desk alone.</param>
/// <param name="Email">Which is to be confirmed, and is shown to nobody.</param>
internal sealed record ExperienceInput(string? Text, int? Rating, string? OrderNumber, string? Email)
{
    public const int LongestText = 4000;
    public const int LongestOrder = 100;
    public const int Best = 5;
    private const int Worst = 1;

    /// <summary>All that is wrong with it; null: nothing.</summary>
    public Refusal? WhyNot()
    {
        var check = new Validation();
        ExperienceText.Check(check, Text, "text");
        check.Require(
            Rating is null or (>= Worst and <= Best),
            "rating",
            ExperienceText.Law,
            FieldReason.OutOfBounds,
            Worst,
            Best
        );
        check.Line(OrderNumber, "orderNumber", ExperienceText.Law, LongestOrder);
        check.Required(Email, "email", ExperienceText.Law);
        check.Require(MemberCheck.IsEmail(Email), "email", ExperienceText.Law, FieldReason.NotAnEmail);
        return check.Refusal;
    }
}

/// <summary>What may stand in public about a purchase, of either side: nothing by which somebody is reached or paid (WK-9).</summary>
internal static class ExperienceText
{
    public const string Law = "WK-9";

    public static void Check(Validation check, string? text, string field)
    {
        check.Required(text, field, Law);
        var isTooLong = (text?.Length ?? 0) > ExperienceInput.LongestText;
        check.Require(!isTooLong, field, Law, FieldReason.TooLong, ExperienceInput.LongestText);
        if (!isTooLong && Personal(text ?? "") is { } found)
        {
            check.Require(false, field, Law, FieldReason.PersonalDetails, found);
        }
    }

    // The address of a site is the webshop's, and may be told.
    private static string? Personal(string text) =>
        Anonymizer
            .FindIdentities(text, KnownIdentities.None)
            .FirstOrDefault(leak =>
                leak.Kind is IdentityKinds.Email or IdentityKinds.Phone or IdentityKinds.BankAccount
            )
            ?.Found;
}
