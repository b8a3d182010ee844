using Redress.Web.Shell.Contact;

namespace Redress.Web.Letters;

/// <summary>The lines that end every letter and mail: whom to write to and call (FP-20). Their words are the text <c>_contact</c>.</summary>
internal sealed class ContactLines(SchemeContacts contacts, Templates templates)
{
    /// <summary>What the lines are filled with: an entry for each body.</summary>
    public const string Values = "contacts";

    private const string Part = "_contact";

    /// <summary>Where an answer to an e-mail goes.</summary>
    public string ReplyTo(string? scheme) => contacts.ReplyTo(scheme);

    public IReadOnlyList<IReadOnlyDictionary<string, object>> Of(string? scheme, string language) =>
        [
            .. contacts
                .Of(scheme, language)
                .Select(c => new Dictionary<string, object>
                {
                    ["contactName"] = c.Name,
                    ["contactAddress"] = string.Join(", ", c.Address),
                    ["contactTelephone"] = c.Telephone,
                    ["contactHours"] = c.Hours,
                    ["contactEmail"] = c.Email,
                }),
        ];

    /// <summary>As plain text, for a mail that is written without a template.</summary>
    public string Write(string? scheme, string language) =>
        templates
            .Find(scheme ?? "", Part, language)
            .Body.Fill(
                new Dictionary<string, object> { [Values] = Of(scheme, language) },
                language,
                other => templates.Find(scheme ?? "", other, language).Body,
                plain: true
            )
            .Trim() + "\n";
}
