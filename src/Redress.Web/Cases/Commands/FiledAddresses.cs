using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Letters.Mail;

namespace Redress.Web.Cases.Commands;

/// <summary>The e-mail addresses of a complaint: each must be one that the library that sends can write to (BC-6), besides what the law asks of it.</summary>
internal static class FiledAddresses
{
    /// <summary>What the law refuses, and the addresses that it took for some and that are none; null when nothing is wrong.</summary>
    public static Refusal? Examine(FileComplaint command, Refusal? byLaw)
    {
        var refused = byLaw?.Fields ?? [];
        var unusable = Of(command)
            .Where(a =>
                !string.IsNullOrWhiteSpace(a.Email)
                && EmailAddress.Read(a.Email.Trim()) is null
                && refused.All(f => f.Field != a.Field)
            )
            .Select(a => new FieldRefusal(a.Field, a.Rule, FieldReason.NotAnEmail))
            .ToList();
        return unusable.Count == 0 ? byLaw : Refusal.Invalid([.. refused, .. unusable]);
    }

    // A member is written to where the register says, whatever the complaint has.
    private static IEnumerable<(string Field, string Rule, string? Email)> Of(FileComplaint c)
    {
        yield return ("complainant.email", "BC-6", c.Complainant?.Email);
        yield return ("representative.email", "FP-13", c.Representative?.Email);
        if (string.IsNullOrWhiteSpace(c.Respondent?.MemberId))
        {
            yield return ("respondent.email", "BC-1", c.Respondent?.Email);
        }
    }
}
