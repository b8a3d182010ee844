namespace Redress.Domain.Labels;

/// <summary>What is asked for and not yet granted.</summary>
internal static class LabelApplication
{
    private static readonly LabelState[] Running =
    [
        LabelState.Applied,
        LabelState.InCertification,
        LabelState.Mending,
        LabelState.ReadyToGrant,
    ];

    /// <summary>Whether an application for it runs.</summary>
    public static bool Runs(Label label) => Running.Contains(label.State) && !label.Counts;
}
