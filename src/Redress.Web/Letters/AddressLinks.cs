using System.Security.Cryptography;
using System.Text;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>The links by which an address for mail is confirmed (FP-21): one for each e-mail to it, as long as it is not.</summary>
internal static class AddressLinks
{
    /// <summary>How long a link opens; whoever comes later has another sent.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>The holder on that party's side who was asked to confirm that address and has not; null where nobody was. The other side may have the same address.</summary>
    public static MailAddress? AskedOf(Case c, Party party, string? email) =>
        email is null
            ? null
            : c.UnconfirmedAddresses.FirstOrDefault(a =>
                Case.PartyOf(a.Holder) == party
                && string.Equals(a.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>A new link's code; the caller saves its hash.</summary>
    public static string Add(AppDb db, Guid caseId, MailAddress asked, DateTimeOffset now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        db.Add(
            new AddressLinkRow
            {
                CodeHash = Hash(code),
                CaseId = caseId,
                Holder = NameOf(asked.Holder),
                Email = asked.Email,
                ExpiresAt = now.ToUniversalTime() + Lasts,
            }
        );
        return code;
    }

    /// <summary>How a holder stands in a row.</summary>
    public static string NameOf(AddressHolder holder) => holder.ToString().ToLowerInvariant();

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
