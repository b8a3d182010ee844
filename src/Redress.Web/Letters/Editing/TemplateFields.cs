using Redress.Domain.Letters;
using Redress.Web.Letters.Mail;

namespace Redress.Web.Letters.Editing;

/// <summary>Which fields the text of a letter may use, which other texts it may take in, and what it cannot be without.</summary>
internal static class TemplateFields
{
    /// <summary>What stands around the text of each letter.</summary>
    public const string Frame = "_letter";

    /// <summary>The e-mail that points to a letter (FP-11).</summary>
    public const string Pointer = "_pointer";

    /// <summary>Whom to write to and call (FP-20).</summary>
    public const string Contact = "_contact";

    /// <summary>The condition of a label that is lost or judged, in its words (BC-35).</summary>
    public const string Condition = "_label-condition";

    /// <summary>The place of a letter's own text in the frame.</summary>
    public const string InFrame = "letter";

    /// <summary>Why a day is the day it is (FP-9).</summary>
    public const string Why = ".why";

    public const string Or = ".or";

    /// <summary>The texts that are no letter and no e-mail by themselves.</summary>
    public static readonly IReadOnlyList<string> Parts =
    [
        Frame,
        "_sanctions",
        "_duties",
        "_open",
        "_prospects",
        Pointer,
        Contact,
        Condition,
    ];

    /// <summary>What every list has in its entries.</summary>
    public static readonly IReadOnlyList<string> OfEntries = ["first", "."];

    public static readonly IReadOnlyList<string> OfContacts =
    [
        ContactLines.Values,
        "contactName",
        "contactAddress",
        "contactTelephone",
        "contactHours",
        "contactEmail",
    ];

    /// <summary>What whoever writes a letter adds to what the letter carries.</summary>
    public static readonly IReadOnlyList<string> OfTheWriter =
    [
        "link",
        "iban",
        "noticeLink",
        "accountHolder",
        AccessCodePlace.Name,
        .. OfContacts,
    ];

    // The e-mails that take the condition in.
    private static readonly string[] OfConditions = ["label-condition-lost", "label-condition-judged"];

    private static readonly string[] TakenIn = ["_sanctions", "_duties", "_open", "_prospects", Contact];

    public static bool IsPart(string name) => name.StartsWith('_');

    public static bool IsMail(string name) => MailWriter.Kinds.ContainsKey(name);

    /// <summary>Whether its first line is a subject.</summary>
    public static bool HasSubject(string name) => !IsPart(name) || name == Pointer;

    /// <summary>Whether a scheme can have a text of its own: e-mails that belong to no case, and their part, have one for all.</summary>
    public static bool HasScheme(string name) => !IsMail(name) && name != Condition;

    /// <summary>The fields that it may use.</summary>
    public static IReadOnlySet<string> Of(string name) =>
        OfItself(name).Concat(OfEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The texts that it may take in.</summary>
    public static IReadOnlyList<string> PartsOf(string name) =>
        name is Contact or Condition ? []
        : OfConditions.Contains(name) ? [Contact, Condition]
        : name == Pointer || IsMail(name) ? [Contact]
        : name == Frame ? [InFrame, .. TakenIn]
        : TakenIn;

    // What a party must be told by law wherever it is told: what was decided and forbidden (BC-21), until when one may act and why (FP-9), what to pay, where and with which reference (BC-26), and where
    // one may go on (BC-27, BC-28).
    private static readonly HashSet<string> OfTheLaw = new(StringComparer.Ordinal)
    {
        "amount",
        "anewUntil",
        "answer",
        "appealDue",
        "appealReference",
        "choice",
        "comment",
        "deposit",
        "depositReference",
        "due",
        "fineReference",
        "forum",
        "iban",
        "mayUntil",
        "objection",
        "outcome",
        "payment",
        "permission",
        "refrain",
        "refusal",
        "stop",
        "term",
    };

    // The sanctions, what one has to do, and what the procedure can bring and what not (FP-19, FP-22).
    private static readonly HashSet<string> PartsOfTheLaw = new(StringComparer.Ordinal)
    {
        "_duties",
        Condition,
        "_prospects",
        "_sanctions",
    };

    /// <summary>
    /// Of what the program's own text has, what no other can be without: what the law has parties told, the code and the way into the case, whom to write to (FP-20), why a day is that day (FP-9),
    /// and the letter itself in its frame.
    /// </summary>
    public static bool MustStay(string name, TemplateTag tag) =>
        tag.Kind switch
        {
            ">" => tag.Name is InFrame or Contact || PartsOfTheLaw.Contains(tag.Name),
            "" => tag.Name.EndsWith(Why, StringComparison.Ordinal)
                || OfTheLaw.Contains(tag.Name)
                || tag.Name is AccessCodePlace.Name or "confirmLink"
                || name == Contact
                || (IsMail(name) || name == Pointer) && tag.Name is "link" or "once" or "root",
            _ => false,
        };

    /// <summary>The name without what is asked of it.</summary>
    public static string Bare(string field) =>
        field.EndsWith(Why, StringComparison.Ordinal) ? field[..^Why.Length]
        : field.EndsWith(Or, StringComparison.Ordinal) ? field[..^Or.Length]
        : field;

    private static IEnumerable<string> OfItself(string name)
    {
        if (IsMail(name))
        {
            return [.. MailWriter.Kinds[name], "name", .. OfContacts];
        }

        if (name == Condition)
        {
            return OfItself(OfConditions[0]);
        }

        if (name == Pointer)
        {
            return [.. LetterWriter.OfPointers, .. OfContacts];
        }

        if (name == Contact)
        {
            return OfContacts;
        }

        IEnumerable<string> own = IsPart(name) ? [] : LetterTemplate.Find(name).Values;
        return [.. own, .. LetterTemplate.Common, .. LetterTemplate.InLists, .. OfTheWriter];
    }
}
