using Redress.Web.Storage;

namespace Redress.Web.People;

/// <summary>Whether somebody works for the body.</summary>
public enum PersonState
{
    Invited,
    Active,
    Locked,
    Removed,
}

/// <summary>By what somebody proves who it is, besides the password.</summary>
public enum SecondFactor
{
    None,
    Authenticator,
    Passkey,
}

/// <summary>Somebody of the body, as its administrators see it.</summary>
/// <param name="Roles">By their names in the store.</param>
/// <param name="Schemes">Null: all of them.</param>
internal sealed record PersonView(
    string Id,
    string Name,
    string Email,
    PersonState State,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string>? Schemes
)
{
    public SecondFactor SecondFactor { get; init; }

    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Until when the open invitation works; null where there is none.</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>When it did something last in a session that goes on.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public int Sessions { get; init; }

    public static PersonState StateOf(User user) =>
        user.RemovedAt is not null ? PersonState.Removed
        : user.LockedAt is not null ? PersonState.Locked
        : user is { InvitedAt: not null, PasswordHash: null } ? PersonState.Invited
        : PersonState.Active;
}

/// <summary>Which people are asked for; null: of all.</summary>
internal sealed record PeopleFilter(string? Q = null, string? Role = null, PersonState? State = null);
