using Redress.Domain;

namespace Redress.Web.Workbench.Search;

/// <summary>A page of the desks, with whose work it is: its own rights are judged by itself.</summary>
/// <param name="Name">The key of its name.</param>
internal sealed record DeskPlace(string Address, string Name, params Role[] Whose)
{
    private static readonly Role[] WithFiles = [Role.Secretary, Role.Committee, Role.Appeals];

    private static readonly Role[] Everybody = [.. WithFiles, Role.Registrar, Role.Supervisor, Role.Administrator];

    public static IReadOnlyList<DeskPlace> All { get; } =
    [
        new("/cases", "place.cases", WithFiles),
        new("/cases?view=mine", "place.mine", WithFiles),
        new("/cases?view=unassigned", "place.unassigned", WithFiles),
        new("/cases?view=messages", "place.messages", Role.Secretary),
        new("/calendar", "place.calendar", WithFiles),
        new("/upcoming", "place.upcoming", WithFiles),
        new("/hearings", "place.hearings", WithFiles),
        new("/overview", "place.overview", Role.Secretary, Role.Committee, Role.Supervisor),
        new("/appeals", "place.appeals", WithFiles),
        new("/appeals/statements", "place.statements", Role.Appeals),
        new("/complain", "place.enterComplaint", Role.Secretary),
        new("/postal-letters", "place.letters", Role.Secretary),
        new("/committee", "place.committee", Role.Secretary, Role.Committee, Role.Administrator),
        new("/holds", "place.holds", Role.Administrator),
        new("/members", "place.members", Everybody),
        new("/decisions", "place.decisions", Everybody),
        new("/account", "place.account", Everybody),
    ];
}
