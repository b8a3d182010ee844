using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Administration.LetterTexts;
using Redress.Web.Members.Register;
using Redress.Web.People;
using Redress.Web.Storage.Audits;

namespace Redress.Web.Administration.Audit;

/// <summary>An entry of the audit in words. What has none is told as it is called on the wire.</summary>
internal sealed class AuditWords(
    IStringLocalizer<AuditTexts> texts,
    IStringLocalizer<PeopleTexts> people,
    IStringLocalizer<RegisterTexts> members
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
                _ => texts[$"detail.{WireNames.KeyOf(key)}"],
            }
        ) ?? key;

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
