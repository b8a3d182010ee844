using Microsoft.EntityFrameworkCore;
using Redress.Domain.Labels;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>Whom an e-mail goes to, in which language.</summary>
/// <param name="Scheme">Whose body it comes from; null where it belongs to none.</param>
internal sealed record MailReader(string Email, string Name, string Language, string? Scheme = null);

/// <summary>Writes an e-mail that is no letter of a case, in its reader's language; the caller saves it.</summary>
internal sealed class MailWriter(
    Templates templates,
    IConfiguration configuration,
    ContactLines contacts,
    MailSeal seal,
    TimeProvider time
)
{
    /// <summary>The kinds of e-mail, and the values that the text of each may use besides its reader's name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; } =
        Own()
            .Concat(LabelLetterCatalog.ByTemplate.Select(l => KeyValuePair.Create(l.Key, OfLabels(l.Value))))
            .ToDictionary(StringComparer.Ordinal);

    // What every letter about a label may use besides its own values.
    private static IReadOnlyList<string> OfLabels(IReadOnlyList<string> values) =>
        [.. values, "shop", "scheme", "label", "link"];

    private static Dictionary<string, IReadOnlyList<string>> Own() =>
        new()
        {
            [Application] = ["scheme", "link", "until"],
            [ApplicationRefused] = ["shop", "scheme", "law", "reasons"],
            [Experience] = ["shop", "scheme", "link", "until"],
            [ExperienceReact] = ["shop", "scheme", "text", "until", "link"],
            [ExperienceHidden] = ["shop", "reasons"],
            [MisuseHandled] = ["day"],
            [Digest] = ["shop", "items", "due", "what", "number", "more", "link", "daily", "settings"],
            [Duties] = ["items", "due", "what", "number", "link"],
            [Invitation] = ["by", "shop", "scheme", "link", "until"],
            [NewPassword] = ["link"],
            [Registration] = ["link"],
            [KnownAccount] = ["link"],
            [MembershipCancelled] = ["shop", "scheme", "day", "link"],
            [Mandate] = ["number", "scheme"],
            [PersonInvited] = ["by", "link", "until"],
            [NewDevice] = ["at", "device", "link"],
            [PasswordChanged] = ["at", "device", "link"],
            [FactorChanged] = ["at", "device", "link", "set", "removed", "recovery", "reset", "guessed"],
            [JournalRoot] = ["root", "number", "day", "cases", "portal"],
            [Proof] = ["link"],
            [RulebookAnnounced] =
            [
                "scheme",
                "shop",
                "version",
                "announced",
                "inForce",
                "significant",
                "mayEnd",
                "leaveBy",
                "leaveLink",
                "link",
            ],
        };

    public const string Application = "mail-application";
    public const string ApplicationRefused = "mail-application-refused";
    public const string Digest = "mail-digest";
    public const string Duties = "mail-duties";
    public const string Experience = "mail-experience";
    public const string ExperienceReact = "mail-experience-react";
    public const string ExperienceHidden = "mail-experience-hidden";
    public const string MisuseHandled = "mail-misuse-handled";
    public const string Invitation = "mail-invitation";
    public const string NewPassword = "mail-password";
    public const string Registration = "mail-registration";
    public const string KnownAccount = "mail-known-account";
    public const string MembershipCancelled = "mail-membership-cancelled";
    public const string Mandate = "mail-mandate";
    public const string PersonInvited = "mail-person-invited";
    public const string NewDevice = "mail-new-device";
    public const string PasswordChanged = "mail-password-changed";
    public const string FactorChanged = "mail-factor-changed";
    public const string JournalRoot = "mail-journal-root";
    public const string Proof = "mail-proof";
    public const string RulebookAnnounced = "mail-rulebook-announced";

    /// <summary>The address of a page of this installation, as a reader of an e-mail needs it.</summary>
    public string Address(string path) =>
        (configuration["Portal:Address"] ?? "http://localhost:5080").TrimEnd('/') + path;

    /// <param name="key">What it is: the same is never sent twice.</param>
    public MailRow Write(string key, MailReader reader, string template, IReadOnlyDictionary<string, object> values)
    {
        var (subject, body) = Compose(reader, template, values);
        var now = time.GetUtcNow().ToUniversalTime();
        return new MailRow
        {
            Key = key,
            Email = reader.Email,
            Name = reader.Name,
            Language = reader.Language,
            ReplyTo = contacts.ReplyTo(reader.Scheme),
            CreatedAt = now,
            NextTry = now,
            Subject = subject,
            Body = seal.Close(body),
        };
    }

    /// <summary>Its words, in its reader's language.</summary>
    public (string Subject, string Body) Compose(
        MailReader reader,
        string template,
        IReadOnlyDictionary<string, object> values
    )
    {
        var language = reader.Language;
        var text = templates.Find("", template, language);
        var filled = new Dictionary<string, object>(values)
        {
            ["name"] = reader.Name,
            [ContactLines.Values] = contacts.Of(reader.Scheme, language),
        };
        return (
            string.Join(
                ' ',
                text.Subject.Fill(filled, language, Other, plain: true)
                    .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            ),
            text.Body.Fill(filled, language, Other, plain: true).Trim() + "\n"
        );

        Template Other(string part) => templates.Find("", part, language).Body;
    }

    /// <summary>Puts it into the outbox unless the same is there already; says whether it did. Several programs may think of it at once.</summary>
    public static async Task<bool> Enqueue(AppDb db, MailRow mail, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox (kind, key, email, name, language, reply_to, subject, body, created_at, next_try, state, attempts)
            VALUES ('mail', {mail.Key}, {mail.Email}, {mail.Name}, {mail.Language}, {mail.ReplyTo}, {mail.Subject}, {mail.Body}, {mail.CreatedAt}, {mail.NextTry}, {mail.State}, 0)
            ON CONFLICT (key) DO NOTHING
            """,
            cancel
        ) == 1;
}
