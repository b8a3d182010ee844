using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Identity;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>A page on the committee, for who keeps the composition, who reads it, and who sits on it.</summary>
public abstract class CommitteeForm : PostedPage
{
    [Inject]
    public IStringLocalizer<CommitteeTexts> T { get; set; } = null!;

    [Inject]
    internal CommitteeRegister Register { get; set; } = null!;

    [Inject]
    internal RulebookCatalog Rulebooks { get; set; } = null!;

    /// <summary>Who reads: as administrator, as secretary, or as somebody of the committee.</summary>
    protected Actor Reader { get; private set; } = null!;

    protected override IStringLocalizer Words => T;

    protected bool Keeps => Reader.Role == Role.Administrator;

    protected override Task LoadAsync()
    {
        var user = Http.User;
        var role =
            user.IsInRole(Roles.Admin) ? Role.Administrator
            : user.IsInRole(Roles.Secretary) ? Role.Secretary
            : Role.Committee;
        Reader = new Actor(
            role,
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            user.FindFirstValue(UserClaims.DisplayName) ?? ""
        )
        {
            CommitteeSchemes = CommitteeMandates.SchemesOf(user),
        };
        return ShowAsync();
    }

    protected abstract Task ShowAsync();

    protected string SchemeName(string scheme)
    {
        var names = Rulebooks.InForce(scheme, Register.Today(scheme))!.Name;
        return names.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var own)
            ? own
            : names.Values.First();
    }

    /// <summary>A day that was posted; null when the field is empty, or refused because it cannot be read.</summary>
    protected DateOnly? Day(string path)
    {
        if (DayReader.Whole(Form[path]) is { } day)
        {
            return day;
        }

        if (Form.Has(path))
        {
            Form.Refuse(path, T["error.date"]);
        }

        return null;
    }
}
