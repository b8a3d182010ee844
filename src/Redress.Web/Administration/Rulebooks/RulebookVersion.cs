namespace Redress.Web.Administration.Rulebooks;

/// <summary>How far a version is.</summary>
internal enum RulebookState
{
    /// <summary>Not announced, and so no law.</summary>
    Draft,

    /// <summary>Told, and not in force yet.</summary>
    Announced,

    InForce,

    /// <summary>Another is in force now; cases filed under it keep it.</summary>
    Past,

    /// <summary>Announced, but not in order any more.</summary>
    LeftOut,
}

/// <summary>A version of a scheme's rulebook.</summary>
internal sealed record RulebookVersion(string Scheme, string Version, RulebookState State, DateOnly InForce)
{
    /// <summary>As it is cited.</summary>
    public string Id => $"{Scheme}.{Version}";

    /// <summary>Whether it came by a page or the API; else with the program or from the operator's folder.</summary>
    public bool IsOwn { get; init; }

    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>Whether the change is a significant one (WK-10).</summary>
    public bool Significant { get; init; }

    public DateTimeOffset? UploadedAt { get; init; }

    public string? UploadedBy { get; init; }

    /// <summary>To how many addresses it was sent.</summary>
    public int Told { get; init; }
}

/// <summary>The same, for programs.</summary>
internal sealed record RulebookJson(
    string Id,
    string Scheme,
    string Version,
    RulebookState State,
    DateOnly InForce,
    DateOnly? AnnouncedOn,
    bool Significant,
    bool Own,
    DateTimeOffset? UploadedAt,
    int Told
)
{
    public static RulebookJson Of(RulebookVersion v) =>
        new(v.Id, v.Scheme, v.Version, v.State, v.InForce, v.AnnouncedOn, v.Significant, v.IsOwn, v.UploadedAt, v.Told);
}

/// <summary>What a version that is sent in would change, and whom its announcement would be told to.</summary>
internal sealed record RulebookPreviewJson(
    string Id,
    DateOnly InForce,
    IReadOnlyList<RulebookDifference> Changes,
    int Recipients
);
