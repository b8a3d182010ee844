using MudBlazor;
using Redress.Domain;

namespace Redress.Web.Workbench.Frame;

/// <summary>One desk in the rail.</summary>
/// <param name="Icon">The inside of an svg of 24 by 24.</param>
/// <param name="Text">Its name, a key of <see cref="FrameTexts"/>.</param>
/// <param name="For">Whose desk it is; nobody named: everybody's who works here.</param>
internal sealed record RailItem(string Address, string Icon, string Text, params Role[] For)
{
    public bool IsFor(Role role) => For.Length == 0 || For.Contains(role);
}

/// <summary>The desks in the order of the rail, in groups: what waits, what is done day by day, what one looks up.</summary>
internal static class Rail
{
    private const Role Secretary = Role.Secretary;
    private const Role Committee = Role.Committee;
    private const Role Appeals = Role.Appeals;

    public static IReadOnlyList<IReadOnlyList<RailItem>> Groups { get; } =
    [
        [
            new("/my-day", Icons.Material.Outlined.Today, "rail.myDay", Secretary, Committee, Appeals),
            new("/cases", Icons.Material.Outlined.Inbox, "rail.worklist", Secretary, Committee, Appeals),
            new("/complaints/paper", Icons.Material.Outlined.PostAdd, "rail.paper", Secretary),
            new("/postal-letters", Icons.Material.Outlined.MarkunreadMailbox, "rail.post", Secretary),
            new("/appeals", Icons.Material.Outlined.Balance, "rail.appeals", Secretary, Committee, Appeals),
            new("/appeals/statements", Icons.Material.Outlined.AccountBalance, "rail.statements", Appeals),
        ],
        [
            new("/calendar", Icons.Material.Outlined.CalendarMonth, "rail.calendar", Secretary, Committee, Appeals),
            new("/upcoming", Icons.Material.Outlined.Upcoming, "rail.upcoming", Secretary, Committee, Appeals),
            new("/hearings", Icons.Material.Outlined.Gavel, "rail.hearings", Secretary, Committee, Appeals),
            new("/sittings", Icons.Material.Outlined.MenuBook, "rail.sittings", Committee),
            new(
                "/committee",
                Icons.Material.Outlined.Groups,
                "rail.committee",
                Secretary,
                Committee,
                Role.Administrator
            ),
        ],
        [
            new("/overview", Icons.Material.Outlined.BarChart, "rail.overview", Secretary, Committee, Role.Supervisor),
            new(
                "/report",
                Icons.Material.Outlined.Assessment,
                "rail.report",
                Secretary,
                Committee,
                Appeals,
                Role.Supervisor
            ),
            new("/decisions", Icons.Material.Outlined.Campaign, "rail.notices"),
            new("/standard-texts", Icons.Material.Outlined.LibraryBooks, "rail.texts", Secretary, Committee),
            new("/members", Icons.Material.Outlined.Storefront, "rail.members"),
            new("/labels", Icons.Material.Outlined.Verified, "rail.labels", Role.Registrar),
            new("/labels/second", Icons.Material.Outlined.HowToReg, "rail.labelsSecond", Role.Registrar, Secretary),
            new("/labels/reports", Icons.Material.Outlined.Report, "rail.labelReports", Role.Registrar, Secretary),
            new("/holds", Icons.Material.Outlined.Lock, "rail.holds", Role.Administrator),
            new("/admin/start", Icons.Material.Outlined.Checklist, "rail.start", Role.Administrator),
            new("/admin/holidays", Icons.Material.Outlined.EventBusy, "rail.holidays", Role.Administrator),
            new("/admin/rulebooks", Icons.Material.Outlined.Rule, "rail.rulebooks", Role.Administrator),
            new("/admin/letters", Icons.Material.Outlined.EditNote, "rail.letterTexts", Role.Administrator),
            new("/admin/settings", Icons.Material.Outlined.Settings, "rail.settings", Role.Administrator),
        ],
        [
            new("/people", Icons.Material.Outlined.ManageAccounts, "rail.people", Role.Administrator),
            new("/admin/audit", Icons.Material.Outlined.FactCheck, "rail.audit", Role.Administrator),
            new("/admin/operations", Icons.Material.Outlined.MonitorHeart, "rail.operations", Role.Administrator),
            new("/admin/sign-ins", Icons.Material.Outlined.Login, "rail.signIns", Role.Administrator),
        ],
    ];

    /// <summary>The desk on which a page stands: the one whose address the page's begins with, and of several the longest; null on none of them.</summary>
    public static RailItem? Of(string path) =>
        Groups
            .SelectMany(group => group)
            .Where(item =>
                path == item.Address || path.StartsWith(item.Address + "/", StringComparison.OrdinalIgnoreCase)
            )
            .MaxBy(item => item.Address.Length);
}
