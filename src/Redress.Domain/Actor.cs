namespace Redress.Domain;

/// <summary>In which capacity someone acts (procedure §4). A member of the public has none of these.</summary>
public enum Role
{
    Public,
    Complainant,
    Respondent,
    Secretary,
    Committee,
    Appeals,
    Registrar,
    Supervisor,
    Administrator,
    Clock,
}

/// <summary>Who acts: the capacity, a stable identity, and the name that the journal shows.</summary>
public sealed record Actor(Role Role, string Id, string Name)
{
    /// <summary>The member webshop whose user this is; null for all others.</summary>
    public string? MemberId { get; init; }

    /// <summary>All of its organisation's members, one in each scheme that it is in; empty for all others.</summary>
    public IReadOnlyList<string> MemberIds
    {
        get => field ?? (MemberId is null ? [] : [MemberId]);
        init;
    }

    /// <summary>The schemes for which this person works in this capacity; null: all.</summary>
    public IReadOnlyList<string>? Schemes { get; init; }

    /// <summary>The schemes on whose committee this person sits today; empty for all who have no running mandate (BC-15).</summary>
    public IReadOnlyList<string> CommitteeSchemes { get; init; } = [];

    /// <summary>What a committee member declared an interest in (FP-12).</summary>
    public IReadOnlyList<Interest> Interests { get; init; } = [];

    public static readonly Actor Clock = new(Role.Clock, "clock", "clock");

    public bool IsParty => Role is Role.Complainant or Role.Respondent;

    /// <summary>Whether this person works for that scheme at all.</summary>
    public bool WorksFor(string scheme) => Schemes?.Contains(scheme) ?? true;

    public Party? Party =>
        Role switch
        {
            Role.Complainant => Domain.Party.Complainant,
            Role.Respondent => Domain.Party.Respondent,
            _ => null,
        };
}

/// <summary>One act: by whom, when, and, where a member of staff enters what a party sent on paper (FP-13), for which party and on which day it arrived.</summary>
public sealed record Act(Actor By, DateTimeOffset Now, Party? OnBehalfOf = null, DateOnly? Arrived = null)
{
    /// <summary>The paper itself: the document of the case on which the act rests (FP-13); null where it was not named.</summary>
    public string? Paper { get; init; }

    /// <summary>The message in which the act was written, of that party (FP-20): its document, whose day counts; null for any other act.</summary>
    public string? Message { get; init; }

    /// <summary>The party that acts, itself or through what it sent on paper; null for the body's own acts.</summary>
    public Party? Party => OnBehalfOf ?? By.Party;

    /// <summary>The capacity in which the act counts.</summary>
    public Role Capacity =>
        OnBehalfOf switch
        {
            Domain.Party.Complainant => Role.Complainant,
            Domain.Party.Respondent => Role.Respondent,
            _ => By.Role,
        };
}
