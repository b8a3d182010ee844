using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Members;

/// <summary>A page on one's own organisation: the organisation is that of who is signed in, whatever the address says.</summary>
public abstract class OrganisationPage : PostedPage
{
    [Inject]
    public IStringLocalizer<MemberTexts> T { get; set; } = null!;

    [Inject]
    internal Organisation Organisation { get; set; } = null!;

    internal OrganisationView? View { get; private set; }

    internal string MemberId => View!.Member.Id;

    internal User? Myself { get; private set; }

    internal Actor By { get; private set; } = null!;

    protected override IStringLocalizer Words => T;

    protected override async Task LoadAsync()
    {
        var actor = Http.User.Actor();
        View = actor is { Role: Role.Respondent, MemberId: { Length: > 0 } id }
            ? await Organisation.Open(id, Http.RequestAborted)
            : null;
        Myself = View?.User(actor!.Id);
        By = actor!;
        if (Myself is null)
        {
            View = null;
            return;
        }

        await ShowAsync();
    }

    /// <summary>What the page shows besides the organisation.</summary>
    protected virtual Task ShowAsync() => Task.CompletedTask;
}
