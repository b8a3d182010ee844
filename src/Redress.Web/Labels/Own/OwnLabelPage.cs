using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain.Rulebooks;
using Redress.Web.Members;

namespace Redress.Web.Labels.Own;

/// <summary>A page on one of the organisation's members with its labels; of any other organisation's there is none.</summary>
public abstract class OwnLabelPage : OrganisationPage
{
    [Inject]
    public IStringLocalizer<OwnLabelTexts> L { get; set; } = null!;

    [Inject]
    public LabelWords W { get; set; } = null!;

    [Inject]
    internal OwnLabels Labels { get; set; } = null!;

    [Inject]
    internal RulebookCatalog Rulebooks { get; set; } = null!;

    /// <summary>The member.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    internal OwnLabel? Own { get; private set; }

    protected override IStringLocalizer Words => L;

    /// <summary>Whether who reads is the contact, who alone may end what binds the organisation.</summary>
    private protected bool IsContact => View?.Contact is { } contact && contact.Id == By.Id;

    /// <summary>The page of this member.</summary>
    protected string Address => $"/organisation/labels/{Uri.EscapeDataString(Id)}";

    protected override async Task ShowAsync()
    {
        Own = await Labels.Open(By, Id, Http.RequestAborted);
        if (Own is null)
        {
            Navigation.NotFound();
            return;
        }

        await ShowLabelAsync();
    }

    /// <summary>What the page shows besides.</summary>
    protected virtual Task ShowLabelAsync() => Task.CompletedTask;

    private protected string SchemeName(OwnLabel own) => SchemeNames.Of(Rulebooks, own.Scheme);
}
