using System.Reflection;
using Redress.Domain;
using Redress.Domain.Cases.Commands;

namespace Redress.Web.Tests.Canary;

/// <summary>Every text that a command may bring, by its field: <c>decide.reasons</c>, <c>propose.terms.what</c>.</summary>
internal static class TypedTexts
{
    /// <summary>What is text to the compiler and nobody's free words, or is read elsewhere: the field, or all that begins so, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoFreeText = new Dictionary<string, string>
    {
        ["file-complaint.scheme"] = "a scheme's id",
        ["file-complaint.language"] = "a language's code",
        ["file-complaint.follows"] = "a case's number",
        ["file-complaint.complainant.phone"] = "digits",
        ["correct-details.phone"] = "digits",
        ["correct-details.address.postalCode"] = "stands beside the city",
        ["correct-details.address.country"] = "a country's code",
        ["confirm-address.email"] = "an address that was typed before",
        ["file-complaint.norms"] = "articles of the rulebook",
        ["file-complaint.respondent.memberId"] = "a member's id",
        ["file-complaint.complainant.address.postalCode"] = "stands beside the city",
        ["file-complaint.complainant.address.country"] = "a country's code",
        ["file-complaint.representative.mandateDocument"] = "a document's id",
        ["set-successor.address.postalCode"] = "stands beside the city",
        ["set-successor.address.country"] = "a country's code",
        ["supply-information.items.item"] = "the asked item's number",
        ["supply-information.items.documents"] = "documents' ids",
        ["join.with"] = "a case's number",
        ["recuse.member"] = "an account's id",
        ["decide.activates."] = "a case's number and a sanction's id",
        ["put-to-party.case"] = "a case's number",
        ["put-to-party.sanction"] = "a sanction's id",
        // What only the program says.
        ["note-undelivered.template"] = "a letter's name",
        ["note-undelivered.email"] = "an address that was typed before",
        ["note-undelivered.begun"] = "ids",
        ["add-document.id"] = "an id",
        ["add-document.mediaType"] = "of a list",
        ["add-document.sha256"] = "a hash",
        ["add-attachment.id"] = "an id",
        ["add-attachment.mediaType"] = "of a list",
        ["add-attachment.sha256"] = "a hash",
        ["lapse-term."] = "a term's id",
        ["remind-of-term."] = "a term's id",
        ["note-interests."] =
            "ids, and what a member of the committee declared on its own page, which meets a name of the case",
        ["name-deferral."] = "ids",
        ["activate-deferral."] = "ids",
        ["release-deferral."] = "ids",
        ["rederive-terms."] = "the operator's, for the journal alone: no door but a command of the program leads there",
    };

    public static IEnumerable<string> All =>
        typeof(Command)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract)
            .Append(typeof(FileComplaint))
            .SelectMany(t => Fields(t, Command.NameOf(t)));

    public static bool IsFreeText(string field) =>
        !NoFreeText.Keys.Any(k => k.EndsWith('.') ? field.StartsWith(k, StringComparison.Ordinal) : field == k);

    private static IEnumerable<string> Fields(Type type, string path) =>
        CommandCatalog
            .FieldsOf(type)
            .SelectMany(f =>
                In(
                    f.ParameterType,
                    $"{path}.{CommandCatalog.FieldPath(f.Name!)}",
                    f.GetCustomAttribute<OneOfAttribute>() is not null
                )
            );

    private static IEnumerable<string> In(Type type, string path, bool named)
    {
        var one =
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? type.GenericTypeArguments[0]
                : type;
        return one == typeof(string)
            ? named
                ? []
                : [path]
            : one.IsClass && one != typeof(Money) && one.Assembly == typeof(Command).Assembly
                ? Fields(one, path)
                : [];
    }
}
