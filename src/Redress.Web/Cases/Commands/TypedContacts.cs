using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Cases.Commands;

/// <summary>
/// The e-mail addresses and telephone numbers of a complaint or an act, through whichever door: each address must be one that the library that
/// sends can write to (BC-6), each number one that can be dialled, besides what the law asks of them.
/// </summary>
internal static class TypedContacts
{
    private sealed record Typed(string Field, string Rule, string? Text, string? Country = null, bool IsPhone = false);

    /// <summary>What the law refuses, and the addresses and numbers that it took for some and that are none; null when nothing is wrong.</summary>
    public static Refusal? Examine(FileComplaint complaint, Refusal? byLaw) => With(Of(complaint), byLaw);

    /// <summary>What is no address or no number in an act; null when nothing is wrong.</summary>
    public static Refusal? Examine(Command command) => With(Of(command), null);

    private static Refusal? With(IEnumerable<Typed> typed, Refusal? byLaw)
    {
        var refused = byLaw?.Fields ?? [];
        var unusable = typed
            .Where(t => !string.IsNullOrWhiteSpace(t.Text) && refused.All(f => f.Field != t.Field))
            .Select(WhyNot)
            .OfType<FieldRefusal>()
            .ToList();
        return unusable.Count == 0 ? byLaw : Refusal.Invalid([.. refused, .. unusable]);
    }

    private static FieldRefusal? WhyNot(Typed t) =>
        t.IsPhone
            ? TelephoneReader.IsNumber(t.Text!, t.Country)
                ? null
                : new FieldRefusal(t.Field, t.Rule, FieldReason.NotATelephone)
            : EmailAddress.Read(t.Text!.Trim()) is null
                ? new FieldRefusal(t.Field, t.Rule, FieldReason.NotAnEmail)
                : null;

    // A member is written to where the register says, whatever the complaint has.
    private static IEnumerable<Typed> Of(FileComplaint c)
    {
        yield return new("complainant.email", "BC-6", c.Complainant?.Email);
        yield return new(
            "complainant.phone",
            "BC-4",
            c.Complainant?.Phone,
            c.Complainant?.Address?.Country,
            IsPhone: true
        );
        yield return new("representative.email", "FP-13", c.Representative?.Email);
        if (string.IsNullOrWhiteSpace(c.Respondent?.MemberId))
        {
            yield return new("respondent.email", "BC-1", c.Respondent?.Email);
        }
    }

    private static IEnumerable<Typed> Of(Command command) =>
        command switch
        {
            CorrectDetails c =>
            [
                new("email", "FP-21", c.Email),
                new("phone", "FP-21", c.Phone, c.Address?.Country, IsPhone: true),
                new("representative.email", "FP-13", c.Representative?.Email),
            ],
            SetRespondent r => [new("email", "FP-21", r.Email)],
            SetSuccessor s => [new("email", "FP-25", s.Email)],
            _ => [],
        };
}
