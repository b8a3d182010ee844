namespace Redress.Web.Members.Register;

/// <summary>Who a member is, as it is given: for a new one whole, for a change what changes; null is not given.</summary>
/// <param name="Id">Of a new one, where it is to have a certain one.</param>
/// <param name="Language">That of its letters, where no others are given.</param>
/// <param name="Languages">Those that it reads, that of its letters first.</param>
/// <param name="Contacts">All of them: what is not among them any more goes.</param>
/// <param name="Organisation">Of a new one that is the member of another scheme as well: the id of that member, whose organisation it joins.</param>
internal sealed record MemberInput(
    string? Id = null,
    string? Scheme = null,
    string? Name = null,
    IReadOnlyList<string?>? Websites = null,
    string? CompanyNumber = null,
    string? Language = null,
    IReadOnlyList<string?>? Languages = null,
    string? Email = null,
    string? Telephone = null,
    MemberAddress? Address = null,
    IReadOnlyList<MemberContact>? Contacts = null,
    string? Organisation = null
)
{
    /// <summary>The languages, however they are given; null where none are.</summary>
    public IReadOnlyList<string?>? AllLanguages => Languages ?? (Language is null ? null : [Language]);
}

/// <param name="Country">In two letters.</param>
internal sealed record MemberAddress(
    string? Street = null,
    string? PostalCode = null,
    string? City = null,
    string? Country = null
);

/// <param name="Member">The id of the member of another scheme with which it is one organisation.</param>
internal sealed record JoinOrganisation(string? Member = null, string? Reason = null);

/// <summary>That it is no organisation with the others any more.</summary>
internal sealed record PartOrganisation(string? Reason = null);

/// <summary>Whom to speak to at a member, about what.</summary>
internal sealed record MemberContact(
    string? Name = null,
    string? Task = null,
    string? Email = null,
    string? Telephone = null,
    string? Language = null
);

/// <summary>From which day membership is asked for.</summary>
internal sealed record BeginMembership(DateOnly? On = null);

/// <param name="On">The first day without membership.</param>
internal sealed record EndMembership(string? Reason = null, DateOnly? On = null);

/// <summary>Takes back the end that was told.</summary>
internal sealed record RevokeEnd(string? Reason = null);

/// <param name="Language">Of the invitation; that of the member's letters where none is given.</param>
internal sealed record InviteUser(string? Email = null, string? Name = null, string? Language = null);
