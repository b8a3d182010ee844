using Redress.Domain;

namespace Redress.Web.Workbench.Keys;

/// <summary>What a key does.</summary>
internal enum KeyAct
{
    /// <summary>Opens the address.</summary>
    Go,

    /// <summary>Puts the focus on the first place that the selector finds.</summary>
    Focus,

    /// <summary>Goes on to the next place that the selector finds.</summary>
    Next,

    /// <summary>Goes back to the one before.</summary>
    Previous,

    /// <summary>Does something in the lines of a desk, in the one that has the focus; <c>wwwroot/case-list.js</c> knows what, by its name.</summary>
    List,

    /// <summary>Shows this table.</summary>
    Help,

    /// <summary>Opens the commands (<c>wwwroot/finder.js</c>), also while something is typed.</summary>
    Commands,
}

/// <summary>One line of the table.</summary>
/// <param name="Keys">One key, or two after each other with a blank between; the space bar by its name, a capital with its Shift. No other modifier, which belongs to the browser and the screen reader, but for the commands.</param>
/// <param name="To">An address, a selector of the page, or the name of what is done in a list.</param>
/// <param name="Text">What it does, a key of <see cref="KeyTexts"/>.</param>
/// <param name="For">Whose it is; nobody named: everybody's who works here.</param>
internal sealed record DeskKey(string Keys, KeyAct Act, string To, string Text, params Role[] For)
{
    public bool IsFor(Role role) => For.Length == 0 || For.Contains(role);
}

/// <summary>
/// The keys of the desks: from here the dialog that shows them is drawn, and wwwroot/keys.js reads them there. A key whose place is not on the page does nothing
/// and is left to the browser. One that a list and a file both have is the list's where there are lines.
/// </summary>
internal static class KeyTable
{
    private const Role Secretary = Role.Secretary;
    private const Role Committee = Role.Committee;
    private const Role Appeals = Role.Appeals;

    public static IReadOnlyList<(string Title, IReadOnlyList<DeskKey> Keys)> Groups { get; } =
    [
        (
            "group.go",
            [
                new("g d", KeyAct.Go, "/my-day", "go.myDay", Secretary, Committee, Appeals),
                new("g w", KeyAct.Go, "/cases", "go.worklist", Secretary, Committee, Appeals),
                new("g p", KeyAct.Go, "/postal-letters", "go.post", Secretary),
                new("g a", KeyAct.Go, "/appeals", "go.appeals", Secretary, Committee, Appeals),
                new("g c", KeyAct.Go, "/calendar", "go.calendar", Secretary, Committee, Appeals),
                new("g u", KeyAct.Go, "/upcoming", "go.upcoming", Secretary, Committee, Appeals),
                new("g h", KeyAct.Go, "/hearings", "go.hearings", Secretary, Committee, Appeals),
                new("g o", KeyAct.Go, "/overview", "go.overview", Secretary, Committee, Role.Supervisor),
                new("g k", KeyAct.Go, "/committee", "go.committee", Secretary, Committee, Role.Administrator),
                new("g n", KeyAct.Go, "/complaints/paper", "go.paper", Secretary),
                new("g e", KeyAct.Go, "/decisions", "go.notices"),
                new("g t", KeyAct.Go, "/standard-texts", "go.texts", Secretary, Committee),
                new("g m", KeyAct.Go, "/members", "go.members"),
                new("g l", KeyAct.Go, "/labels", "go.labels", Role.Registrar),
            ]
        ),
        (
            "group.anywhere",
            [
                new(
                    "Control+k",
                    KeyAct.Commands,
                    "[data-palette-open]",
                    "keys.commands",
                    Secretary,
                    Committee,
                    Appeals
                ),
                new("/", KeyAct.Focus, "#desk-search", "keys.search", Secretary, Committee, Appeals),
                new("?", KeyAct.Help, "#keys", "keys.help"),
            ]
        ),
        (
            "group.list",
            [
                new("j", KeyAct.List, "list-next", "keys.nextLine", Secretary, Committee, Appeals, Role.Registrar),
                new(
                    "k",
                    KeyAct.List,
                    "list-previous",
                    "keys.previousLine",
                    Secretary,
                    Committee,
                    Appeals,
                    Role.Registrar
                ),
                new("Space", KeyAct.List, "list-peek", "keys.peek", Secretary, Committee, Appeals),
                new("p", KeyAct.List, "list-peek", "keys.peekToo", Secretary, Committee, Appeals),
                new("x", KeyAct.List, "list-tick", "keys.tick", Secretary),
                new("Shift+x", KeyAct.List, "list-tick-to", "keys.tickTo", Secretary),
                new("b", KeyAct.List, "list-acts", "keys.bulk", Secretary),
            ]
        ),
        (
            "group.file",
            [
                new("j", KeyAct.Next, "[data-section]", "keys.nextPart", Secretary, Committee, Appeals, Role.Registrar),
                new(
                    "k",
                    KeyAct.Previous,
                    "[data-section]",
                    "keys.previousPart",
                    Secretary,
                    Committee,
                    Appeals,
                    Role.Registrar
                ),
                new(".", KeyAct.Focus, "[data-next-act]", "keys.nextAct", Secretary, Committee, Appeals),
                new("a", KeyAct.Focus, "#what-now", "keys.toActions", Secretary, Committee, Appeals, Role.Registrar),
                new("n", KeyAct.Focus, "#notes", "keys.toNotes", Secretary, Committee, Appeals),
            ]
        ),
    ];
}
