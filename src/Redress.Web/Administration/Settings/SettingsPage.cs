using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases;
using Redress.Web.Identity;
using Redress.Web.Members;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Administration.Settings;

/// <summary>A page of settings. What the operator set is shown and cannot be changed there.</summary>
public abstract class SettingsPage : PostedPage
{
    [Inject]
    public IStringLocalizer<SettingsTexts> T { get; set; } = null!;

    [Inject]
    internal BodySettings Settings { get; set; } = null!;

    [Inject]
    internal StoredRulebooks Rulebooks { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>Of which scheme, where the page is of one.</summary>
    [SupplyParameterFromQuery]
    public string? Scheme { get; set; }

    /// <summary>Whether one comes here from the list of what a body needs to begin.</summary>
    [SupplyParameterFromQuery]
    public bool Guide { get; set; }

    protected override IStringLocalizer Words => T;

    /// <summary>The page's own part of its address.</summary>
    protected abstract string Name { get; }

    /// <summary>Who changes something here.</summary>
    protected Actor Administrator =>
        new(
            Role.Administrator,
            Http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            Http.User.FindFirstValue(UserClaims.DisplayName) ?? ""
        );

    /// <summary>The scheme in question: the one that the address names, else the first that is installed.</summary>
    protected string Chosen =>
        Rulebooks.Installed.Schemes.FirstOrDefault(s => s == Scheme) ?? Rulebooks.Installed.Schemes.First();

    /// <summary>Its rulebook today.</summary>
    protected Rulebook Today => Rulebooks.Installed.InForce(Chosen, Time.GetUtcNow())!;

    protected string NameOf(string scheme) => SchemeNames.Of(Rulebooks.Installed, scheme);

    protected void ShowKept(string done) =>
        Navigation.NavigateTo(
            $"/admin/settings/{Name}?done={done}{(Scheme is null ? "" : $"&scheme={Chosen}")}{(Guide ? "&guide=true" : "")}"
        );

    /// <summary>A text of one line as it was posted; null where there is none. What would turn it round is refused at its field.</summary>
    internal string? Line(string path)
    {
        var text = Form[path]?.Trim();
        if (LineText.WhyNot(text) is not null)
        {
            Form.Refuse(path, T["error.line"]);
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }
}
