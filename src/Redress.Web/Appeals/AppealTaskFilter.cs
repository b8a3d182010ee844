using Redress.Domain;
using Redress.Domain.Appeals;

namespace Redress.Web.Appeals;

/// <summary>Which of the things to do the desk shows: all, those of one kind, or those whose last day has passed.</summary>
internal sealed record AppealTaskFilter(AppealTaskKind? Kind, bool Overdue)
{
    private const string OverdueName = "overdue";

    public static readonly IReadOnlyList<AppealTaskFilter> All =
    [
        new(null, Overdue: false),
        new(null, Overdue: true),
        .. Enum.GetValues<AppealTaskKind>().Select(kind => new AppealTaskFilter(kind, Overdue: false)),
    ];

    /// <summary>As the address names it, in <c>?show=</c>; empty for all.</summary>
    public string Name =>
        Kind is { } kind ? WireNames.Camel(kind.ToString())
        : Overdue ? OverdueName
        : "";

    /// <summary>The filter of that name; all for a name that none has.</summary>
    public static AppealTaskFilter Named(string? name) => All.FirstOrDefault(f => f.Name == name) ?? All[0];
}
