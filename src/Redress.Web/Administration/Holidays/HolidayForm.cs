using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Identity;
using Redress.Web.Scheduling.Rederivation;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;
using Redress.Web.Storage;

namespace Redress.Web.Administration.Holidays;

/// <summary>A page on the days of a scheme's calendar.</summary>
public abstract class HolidayForm : PostedPage
{
    [Inject]
    public IStringLocalizer<HolidayTexts> T { get; set; } = null!;

    [Inject]
    public RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    public TimeProvider Time { get; set; } = null!;

    [Inject]
    internal OwnHolidays Holidays { get; set; } = null!;

    [Inject]
    internal IDbContextFactory<AppDb> Databases { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Scheme { get; set; }

    [SupplyParameterFromQuery]
    public string? Year { get; set; }

    protected override IStringLocalizer Words => T;

    protected static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The scheme in question: the one that the address names, else the default one.</summary>
    protected string Chosen => Rulebooks.Schemes.FirstOrDefault(s => s == Scheme) ?? Rulebooks.DefaultScheme;

    /// <summary>The year in question; where the address names none of which the holidays are known, the present one there.</summary>
    protected int Shown =>
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsKnown(year)
            ? year
            : Present;

    /// <summary>The years that one chooses among: the last one and the next ones, the one in question, and those in which the body has a day of its own.</summary>
    /// <param name="own">The body's own days.</param>
    protected IReadOnlyList<int> Years(IEnumerable<Holiday> own) =>
        [
            .. Enumerable
                .Range(Present - 1, 5)
                .Concat(own.Select(d => d.Date.Year))
                .Append(Shown)
                .Where(IsKnown)
                .Distinct()
                .Order(),
        ];

    /// <summary>Whether the holidays of that year are known.</summary>
    protected static bool IsKnown(int year) =>
        year is >= Domain.Terms.Holidays.FirstYear and <= Domain.Terms.Holidays.LastYear;

    private int Present => Rulebooks.InForce(Chosen, Time.GetUtcNow())!.Working.Day(Time.GetUtcNow()).Year;

    /// <summary>How far the last change has come; null where there was none.</summary>
    internal RederivationRow? Progress { get; private set; }

    protected Actor Administrator =>
        new(
            Role.Administrator,
            Http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            Http.User.FindFirstValue(UserClaims.DisplayName) ?? ""
        );

    protected override async Task LoadAsync()
    {
        await using (var db = await Databases.CreateDbContextAsync(Http.RequestAborted))
        {
            Progress = (await RederivationRow.Read(db, Http.RequestAborted))?.Row;
        }

        await ShowAsync();
    }

    protected abstract Task ShowAsync();

    internal static string Address(HolidayChange change) =>
        $"/admin/holidays/change?scheme={change.Scheme}&day={change.Day:yyyy-MM-dd}"
        + (change.Name is { } name ? $"&name={Uri.EscapeDataString(name)}" : "");

    protected static IEnumerable<Holiday> OfTheLaw(CalendarRule rule, int year) =>
        Domain.Terms.Holidays.Of(rule.Country, year, rule.Others);

    /// <summary>A day that was posted; null when there is none, or it cannot be read.</summary>
    protected DateOnly? Day(string path) => DayReader.Whole(Form[path]);
}
