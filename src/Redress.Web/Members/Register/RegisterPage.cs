using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Members.Register;

/// <summary>A page on which the registrar keeps the register.</summary>
public abstract class RegisterPage : PostedPage
{
    [Inject]
    public IStringLocalizer<RegisterTexts> T { get; set; } = null!;

    [Inject]
    internal MemberActs Acts { get; set; } = null!;

    [Inject]
    internal RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    public RefusalTexts Refusals { get; set; } = null!;

    internal Actor By => Http.User.Registrar()!;

    protected override IStringLocalizer Words => T;

    /// <summary>Says at its field what is wrong; what no field of the form says, at the one that is named.</summary>
    internal void Refuse(Refusal refusal, string at)
    {
        if (refusal.Fields.Count == 0)
        {
            Form.Refuse(at, Refusals.Reason(refusal));
        }

        foreach (var field in refusal.Fields)
        {
            Form.Refuse(field.Field, Refusals.Field(field));
        }
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
            Form.Refuse(path, Refusals.NoDay);
        }

        return null;
    }
}
