using System.Text.RegularExpressions;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Letters;
using Redress.Web.Storage;

namespace Redress.Web.Letters;

/// <summary>A letter in words: for the portal and for printing in Markdown, for an inbox as plain text.</summary>
internal sealed record WrittenLetter(string Subject, string Body)
{
    public string Text => MarkdownText.Plain(Body);
}

/// <summary>To whom an e-mail points to a letter, and where.</summary>
/// <param name="AccessCode">Only where the reader has no other way in.</param>
internal sealed record LetterPointer(
    string Scheme,
    string SchemeName,
    string Name,
    string Number,
    string Link,
    string? AccessCode
)
{
    /// <summary>Whether it goes to a party, which is told whether something is asked of it.</summary>
    public bool ToParty { get; init; }

    /// <summary>Whether its reader opens the case with number and code, as against signing in.</summary>
    public bool ByCode { get; init; }

    /// <summary>Whether a webshop that is no member hears from us for the first time.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Until when the body mediates, where that is known.</summary>
    public DateOnly? MediatesUntil { get; init; }

    /// <summary>Whether something is asked of the party in the case.</summary>
    public bool Asks { get; init; }

    /// <summary>The soonest day by which something is asked; null where it has no day.</summary>
    public DateOnly? AskedBy { get; init; }

    /// <summary>The last day of what the party may do and need not, where nothing is asked of it: to comment, to appeal (BC-24).</summary>
    public DateOnly? MayUntil { get; init; }

    /// <summary>The same with what waits for the party (FP-22). To comment or to appeal is for who wants it: nobody waits for it.</summary>
    public LetterPointer Telling(IReadOnlyList<PartyDuty> duties, DateOnly today)
    {
        var asks = duties.Where(IsAsked).ToList();
        return this with
        {
            ToParty = true,
            Asks = asks.Count > 0,
            AskedBy = asks.Where(duty => duty.Due >= today).Min(duty => duty.Due),
            MayUntil = asks.Count > 0 ? null : duties.Where(duty => duty.Due >= today).Min(duty => duty.Due),
        };
    }

    // Whoever is invited, offered something or written to at an address is asked to say so.
    private static bool IsAsked(PartyDuty duty) =>
        !duty.MayBeLeft || duty.Kind is PartyDutyKind.Hearing or PartyDutyKind.Proposal or PartyDutyKind.ConfirmAddress;

    /// <summary>The code of the link that opens the case once, and the last day on which it does.</summary>
    public (string Code, DateOnly Until)? Once { get; init; }

    /// <summary>By which its reader confirms that the address is its own (FP-21); null where nothing is to be confirmed.</summary>
    public string? ConfirmLink { get; init; }

    /// <summary>Without the code.</summary>
    public override string ToString() => $"{nameof(LetterPointer)} {Number}";
}

/// <summary>Writes a letter in its reader's language, in the transaction of its act; nothing is sent here.</summary>
internal sealed partial class LetterWriter(Templates templates, IConfiguration configuration, ContactLines contacts)
{
    /// <summary>The values that the text of an e-mail which points to a letter may use.</summary>
    public static readonly IReadOnlyList<string> OfPointers =
    [
        "scheme",
        "name",
        "number",
        "link",
        "portal",
        "party",
        "byCode",
        "firstLetter",
        "asked",
        "askedBy",
        "mayUntil",
        "mediatesUntil",
        "once",
        "onceUntil",
        "confirmLink",
        AccessCodePlace.Name,
        ContactLines.Values,
    ];

    private const string Frame = "_letter";
    private const string InFrame = "letter";
    private readonly PaymentAccounts _accounts = new(configuration);

    /// <param name="accessCode">The code that the letter brings; kept beside its text until it was sent or posted.</param>
    public LetterRow Write(CaseRow row, Case c, Letter letter, string? accessCode, DateTimeOffset now)
    {
        var (name, email) = Reader(letter.To, c);
        var written = Write(accessCode is null ? letter : WithPlace(letter), c.Scheme, LinkFor(letter.To, c));
        return new LetterRow
        {
            CaseId = row.Id,
            CaseNumber = c.Number,
            To = LetterRow.NameOf(letter.To),
            Email = email,
            Name = name,
            Template = letter.Template,
            Language = letter.Language,
            Subject = written.Subject,
            Body = written.Body,
            AccessCode = accessCode,
            CreatedAt = now.ToUniversalTime(),
            NextTry = now.ToUniversalTime(),
            State = email is null && !IsOfMember(letter.To, c) ? LetterState.Paper : LetterState.Pending,
        };
    }

    /// <summary>By whom a letter to that reader is addressed.</summary>
    public string NameOf(Addressee to, Case c) => Reader(to, c).Name;

    /// <summary>The first line of a letter that is not written yet.</summary>
    public string SubjectOf(Case c, string template, string language) =>
        OneLine(
            templates
                .Find(c.Scheme, template, language)
                .Subject.Fill(
                    new Dictionary<string, object> { ["number"] = c.Number },
                    language,
                    name => templates.Find(c.Scheme, name, language).Body,
                    plain: true
                )
        );

    /// <summary>The words of a letter that is printed before it is posted (BC-23): without the number of its post, which is known only then.</summary>
    public WrittenLetter BeforePosting(Letter letter, Case c)
    {
        var values = new Dictionary<string, object>(letter.Values);
        values.Remove("reference");
        return Write(letter with { Values = values }, c.Scheme, LinkFor(letter.To, c));
    }

    private static bool IsOfMember(Addressee to, Case c) =>
        to == Addressee.Respondent && c.Respondent.IsMember
        || to == Addressee.FormerRespondent && c.FormerRespondents[^1].Latest.IsMember;

    /// <param name="missing">Called with each place of the text that no value fills.</param>
    public WrittenLetter Write(Letter letter, string scheme, string link, Action<string>? missing = null)
    {
        var text = templates.Find(scheme, letter.Template, letter.Language);
        var frame = templates.Find(scheme, Frame, letter.Language);
        var values = new Dictionary<string, object>(letter.Values) { ["link"] = link };
        Office(values, scheme, letter.Language);
        if (values.TryGetValue("notice", out var reference))
        {
            values["noticeLink"] = $"{Portal}/decisions/{reference}";
        }

        var body = frame.Body.Fill(values, letter.Language, Other, plain: false, missing);
        // A text of the operator's own may have forgotten the code, and its reader would have no way in.
        if (values.Remove(AccessCodePlace.Name, out var place) && !AccessCodePlace.IsIn(body))
        {
            body += "\n\n" + Wording.Of("letter.accessCode", letter.Language, place);
        }

        // Without the code, whatever the text says: the subject travels by e-mail and stands in lists.
        var subject = text.Subject.Fill(values, letter.Language, Other, plain: true, missing);
        return new WrittenLetter(OneLine(subject), ManyBlankLines().Replace(body, "\n\n").Trim() + "\n");

        Template Other(string name) => name == InFrame ? text.Body : templates.Find(scheme, name, letter.Language).Body;
    }

    /// <summary>
    /// The e-mail that points to a letter (FP-11): who writes, about which case, and whether something is asked and by when. Nothing of the
    /// letter itself; its subject neither, which stands in lists.
    /// </summary>
    public (string Subject, string Text) Pointer(LetterPointer to, string language)
    {
        var values = PointerValues(to, language);
        var template = templates.Find(to.Scheme, "_pointer", language);
        var subject = OneLine(template.Subject.Fill(values, language, Part, plain: true));
        var text = template.Body.Fill(values, language, Part, plain: true);
        if (to.AccessCode is { } code && !text.Contains(code, StringComparison.Ordinal))
        {
            text += "\n\n" + Wording.Of("letter.accessCode", language, code);
        }

        // A text of the operator's own may have forgotten it.
        if (to.ConfirmLink is { } link && !text.Contains(link, StringComparison.Ordinal))
        {
            text += "\n\n" + Wording.Of("letter.confirmLink", language, link);
        }

        // A text of the operator's own may have no subject.
        return (
            subject.Length > 0 ? subject : $"{to.SchemeName}: {to.Number}",
            ManyBlankLines().Replace(text, "\n\n").Trim() + "\n"
        );

        Template Part(string name) => templates.Find(to.Scheme, name, language).Body;
    }

    private Dictionary<string, object> PointerValues(LetterPointer to, string language)
    {
        var values = new Dictionary<string, object>
        {
            ["scheme"] = to.SchemeName,
            ["name"] = to.Name,
            ["number"] = to.Number,
            ["link"] = to.Link,
            ["portal"] = Portal,
            ["party"] = to.ToParty,
            ["byCode"] = to.ByCode,
            ["firstLetter"] = to.IsFirst,
            ["asked"] = to.Asks,
            [AccessCodePlace.Name] = to.AccessCode ?? "",
            [ContactLines.Values] = contacts.Of(to.Scheme, language),
            ["confirmLink"] = to.ConfirmLink ?? "",
        };
        if (to.AskedBy is { } by)
        {
            values["askedBy"] = by;
        }

        if (to.MayUntil is { } may)
        {
            values["mayUntil"] = may;
        }

        if (to.MediatesUntil is { } last)
        {
            values["mediatesUntil"] = last;
        }

        if (to.Once is var (code, until))
        {
            values["once"] = $"{Portal}/open/{code}";
            values["onceUntil"] = until;
        }

        return values;
    }

    /// <summary>Where an address for mail is confirmed (FP-21).</summary>
    public string ConfirmLink(string code) => $"{Portal}/confirm-address?code={code}";

    /// <summary>Where the reader finds the case: by its code, or signed in. Who opens no file finds there what it may see of it.</summary>
    public string LinkFor(Addressee to, Case c) =>
        to switch
        {
            Addressee.Administrator => Holds,
            Addressee.FormerRespondent => Portal,
            Addressee.Registrar => $"{Portal}/members/{c.Respondent.MemberId}",
            _ => Link(
                c.Number,
                byCode: to == Addressee.Complainant || to == Addressee.Respondent && !c.Respondent.IsMember
            ),
        };

    public string Link(string number, bool byCode)
    {
        return byCode ? $"{Portal}/track?number={number}" : $"{Portal}/cases/{number}";
    }

    /// <summary>Where an administrator judges what is held back from erasure; it opens no file (FP-18).</summary>
    public string Holds => $"{Portal}/holds";

    private string Portal => (configuration["Portal:Address"] ?? "http://localhost:5080").TrimEnd('/');

    // The accounts into which deposits are paid are the installation's, for each scheme.
    private void Office(Dictionary<string, object> values, string scheme, string language)
    {
        values[Template.Rules] = $"{Portal}/schemes/{scheme}";
        values[ContactLines.Values] = contacts.Of(scheme, language);
        // Whose account it is where the setting does not say: the scheme's, as on the pages.
        if (_accounts.Of(scheme, values.GetValueOrDefault("scheme") as string ?? "") is { } account)
        {
            values["iban"] = account.Printed;
            values["accountHolder"] = account.Holder;
        }
    }

    // FP-13: a represented party is written to through its representative, once the mandate is there.
    private (string Name, string? Email) Reader(Addressee to, Case c)
    {
        var (name, email) = to switch
        {
            Addressee.Complainant => (
                Given(c.Mandated?.Email) is null ? c.Complainant.Name : c.Mandated!.Name,
                c.MailAddressOf(Party.Complainant)
            ),
            Addressee.Respondent => (c.Respondent.Name, c.MailAddressOf(Party.Respondent)),
            Addressee.FormerRespondent => (c.FormerRespondents[^1].Latest.Name, c.FormerRespondents[^1].Latest.Email),
            _ => (to.ToString(), configuration[$"Schemes:{c.Scheme}:Desks:{to}"]),
        };
        return (name, Given(email));
    }

    private static Letter WithPlace(Letter letter) =>
        letter with
        {
            Values = new Dictionary<string, object>(letter.Values)
            {
                [AccessCodePlace.Name] = AccessCodePlace.Instance,
            },
        };

    private static string? Given(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim();

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();

    [GeneratedRegex(@"\n([ \t]*\n){2,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ManyBlankLines();
}
