using Redress.Domain;

namespace Redress.Web.Workbench.Search;

/// <summary>A page that the palette knows besides the desks of the rail. Its own rights are judged by itself.</summary>
/// <param name="Name">The key of its name.</param>
/// <param name="Whose">Whose work it is; nobody named: everybody's who works here.</param>
internal sealed record DeskPlace(string Address, string Name, params Role[] Whose)
{
    private static readonly Role[] WithFiles = [Role.Secretary, Role.Committee, Role.Appeals];

    public static IReadOnlyList<DeskPlace> All { get; } =
    [
        new("/cases?view=mine", "place.mine", WithFiles),
        new("/cases?view=unassigned", "place.unassigned", WithFiles),
        new("/cases?view=messages", "place.messages", Role.Secretary),
        new("/account", "place.account"),
    ];

    public bool IsFor(Role role) => Whose.Length == 0 || Whose.Contains(role);
}
