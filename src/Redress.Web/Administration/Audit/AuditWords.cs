using System.Text.Json;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Administration.LetterTexts;
using Redress.Web.Administration.Settings;
using Redress.Web.Cases.Formatting;
using Redress.Web.Members;
using Redress.Web.Members.Register;
using Redress.Web.People;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Administration.Audit;

/// <summary>An entry of the audit in words. What has none is told as it is called on the wire.</summary>
internal sealed class AuditWords(
    IStringLocalizer<AuditTexts> texts,
    IStringLocalizer<PeopleTexts> people,
    PersonWords persons,
    IStringLocalizer<RegisterTexts> members,
    IStringLocalizer<SettingsTexts> settings,
    CaseFormatter cases,
    RulebookCatalog rulebooks
)
{
    public static IReadOnlyDictionary<string, string?> None { get; } = new Dictionary<string, string?>();

    public string Area(AuditArea area) => texts[$"area.{WireNames.Camel(area.ToString())}"];

    public string Act(AuditView line) =>
        Known(
            line.Area switch
            {
                AuditArea.People => people[$"act.{WireNames.KeyOf(line.Action)}"],
                AuditArea.Members => members[$"action.{line.Action}"],
                _ => texts[$"action.{WireNames.KeyOf(line.Action)}"],
            }
        ) ?? line.Action;

    public string Detail(AuditView line, string key) =>
        Known(
            line.Area switch
            {
                AuditArea.People => people[$"detail.{WireNames.KeyOf(key)}"],
                AuditArea.Members => members[$"detail.{key}"],
                AuditArea.Settings => Setting(key),
                _ => texts[$"detail.{WireNames.KeyOf(key)}"],
            }
        ) ?? key;

    /// <summary>A value as one reads it: of a part of a rulebook what it says, without the form in which it lies.</summary>
    public string? Value(AuditView line, string key, string? value)
    {
        if (line.Area == AuditArea.People)
        {
            return persons.Detail(key, value);
        }

        if (value is not ['{', ..])
        {
            return value;
        }

        try
        {
            using var json = JsonDocument.Parse(value);
            return string.Join(" · ", Leaves(json.RootElement));
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static IEnumerable<string> Leaves(JsonElement part) =>
        part.ValueKind switch
        {
            JsonValueKind.Object => part.EnumerateObject().SelectMany(p => Leaves(p.Value)),
            JsonValueKind.Array => part.EnumerateArray().SelectMany(Leaves),
            _ => [part.ToString()],
        };

    /// <summary>What it is about, where that has no name of its own.</summary>
    public string Subject(AuditView line) =>
        line.Subject.Split(':', 2) switch
        {
            ["settings", var page] => Known(settings[$"{page}.title"]) ?? line.Subject,
            ["statistics", var year] => texts["subject.statistics", year],
            ["scheme", var scheme] => SchemeNames.Of(rulebooks, scheme),
            ["letter", var text] => text,
            _ => line.Subject,
        };

    /// <summary>An act on a case as its journal calls it.</summary>
    public string OfCase(string action) => cases.Has($"journal.{action}") ? cases[$"journal.{action}"] : action;

    // Such as Mail:Host, Payments:becommerce:Iban or becommerce:contact.
    private LocalizedString Setting(string key)
    {
        var parts = key.Split(':');
        var word = parts switch
        {
            [_, "contact"] => settings["body.title"],
            [_, "languages"] => settings["field.languages"],
            [_, "retention"] => settings["retention.title"],
            ["Schemes", _, "Desks", var desk] => settings[$"field.desk.{WireNames.Camel(desk)}"],
            [.., var last] => settings[$"field.{WireNames.Camel(last)}"],
            _ => settings[key],
        };
        return word.ResourceNotFound || parts.FirstOrDefault(rulebooks.Schemes.Contains) is not { } scheme
            ? word
            : new LocalizedString(key, $"{word.Value} ({SchemeNames.Of(rulebooks, scheme)})");
    }

    /// <summary>The page of whom or what it is about; null where it has none.</summary>
    public static string? Page(AuditView line) =>
        line.Subject.Split(':', 2) switch
        {
            ["person", var id] => $"/people/{id}",
            ["member", var id] => $"/members/{id}",
            ["letter", var id] => LetterTextForm.PageOf(id),
            _ => null,
        };

    private static string? Known(LocalizedString word) => word.ResourceNotFound ? null : word.Value;
}
