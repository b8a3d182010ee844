using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Fields;

namespace Redress.Web.People;

/// <summary>A page on the people of the body.</summary>
public abstract class PeopleForm : PostedPage
{
    [Inject]
    public IStringLocalizer<PeopleTexts> T { get; set; } = null!;

    [Inject]
    internal RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    internal CaseFormatter Formatter { get; set; } = null!;

    [Inject]
    internal PeopleQuery People { get; set; } = null!;

    [Inject]
    internal PersonActs Acts { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    protected Actor Me => Http.User.Administrator()!;

    protected IReadOnlyList<Choice> RoleChoices =>
        [.. PersonRoles.All.Select(r => new Choice(r, T[$"role.{r}"], T[$"role.{r}.hint"]))];

    protected IReadOnlyList<Choice> SchemeChoices => [.. Rulebooks.Schemes.Select(s => new Choice(s, SchemeName(s)))];

    protected string SchemeName(string scheme) =>
        Rulebooks.All.LastOrDefault(r => r.Scheme == scheme) is { } rulebook ? Formatter.Scheme(rulebook) : scheme;

    /// <summary>What is ticked of a field.</summary>
    protected IReadOnlyList<string> Ticked(string path) => [.. Form.All(path).Where(v => v.Length > 0)];

    /// <summary>Says at its field what an act was refused for; what is no field's, at the one that the form begins with.</summary>
    private protected void Refuse(PersonRefusal refusal, string first) =>
        Form.Refuse(refusal.Field ?? first, T[$"refused.{refusal.Why}"]);
}
