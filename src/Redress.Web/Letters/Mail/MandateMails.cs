using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>
/// The one e-mail to who is named as representative while the mandate is awaited (FP-13): that it was named, and how to send the mandate.
/// Nothing of the case besides its number, and never twice to one address.
/// </summary>
internal sealed class MandateMails(MailWriter writer)
{
    /// <summary>Saves nothing by itself.</summary>
    public async Task Write(AppDb db, CaseRow row, Case c, Rulebook rulebook, CancellationToken cancel)
    {
        if (c.Erased || !c.AwaitsMandate || c.Representative is not { Email: { Length: > 0 } email } acts)
        {
            return;
        }

        // With the copies, which go when the file is erased (FP-18).
        var key = $"{CopiedLetters.KeyOf(row)}mandate:{AddressLinks.Hash(email.Trim().ToLowerInvariant())[..16]}";
        if (await db.Set<MailRow>().AnyAsync(m => m.Key == key, cancel))
        {
            return;
        }

        var language = Correspondence.LanguageOf(Addressee.Complainant, c, rulebook);
        db.Add(
            writer.Write(
                key,
                new MailReader(email.Trim(), acts.Name, language, c.Scheme),
                MailWriter.Mandate,
                new Dictionary<string, object>
                {
                    ["number"] = c.Number,
                    ["scheme"] = rulebook.Name.GetValueOrDefault(language) ?? rulebook.Name.Values.First(),
                }
            )
        );
    }
}
