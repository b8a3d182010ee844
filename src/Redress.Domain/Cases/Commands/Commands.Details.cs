using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases.Commands;

/// <summary>
/// FP-21: how a party is called, reached and written to. What is left out stays; an empty text, or an address without lines, is taken away.
/// A new e-mail address counts once its holder confirmed it. A representative without a name acts no more.
/// </summary>
public sealed record CorrectDetails(
    Party? Party = null,
    string? Name = null,
    [Clearable] string? Email = null,
    [Clearable] string? Phone = null,
    [Clearable] Address? Address = null,
    [OneOf("languages")] string? Language = null,
    [Clearable] NamedRepresentative? Representative = null
) : Command
{
    /// <summary>How the party is called; not the act.</summary>
    public new string? Name { get; init; } = Name;
}

/// <summary>
/// FP-21: who the respondent is: a member by its id, or another webshop by its name. The one before is concerned no more: its code and its users open nothing, and its proposals
/// lapse.
/// </summary>
public sealed record SetRespondent(
    [OneOf("members")] string? MemberId = null,
    string? Name = null,
    string? Website = null,
    string? Email = null,
    [RequiredBy("FP-21"), LongText] string? Reason = null
) : Command
{
    /// <summary>How the webshop is called; not the act.</summary>
    public new string? Name { get; init; } = Name;
}

/// <summary>FP-13: who acts for the complainant from now on.</summary>
public sealed record NamedRepresentative(
    string? Name = null,
    string? Email = null,
    bool? Lawyer = null,
    [OneOf("documents")] string? MandateDocument = null
);

/// <summary>FP-21: the holder of an address for mail says that it is its own.</summary>
[Internal]
public sealed record ConfirmAddress(AddressHolder Holder, string Email) : Command;

/// <summary>FP-21: who did not confirm an address is asked once more.</summary>
[Internal]
public sealed record RemindOfAddresses : Command;

/// <summary>FP-21: the outbox gave up the e-mail that points to a letter of a party.</summary>
/// <param name="Begun">What began with that letter for its party.</param>
[Internal]
public sealed record NoteUndelivered(
    Party Party,
    long Letter,
    string Template,
    string Email,
    UndeliveredReason Reason,
    DateOnly WrittenOn,
    IReadOnlyList<string> Begun
) : Command;

/// <summary>FP-11: the party opened its case in the portal, where the letters stand that no e-mail pointed to.</summary>
[Internal]
public sealed record NoteOpened(Party Party) : Command;

/// <summary>FP-21: a letter that no e-mail could point to was put into the post.</summary>
[Internal]
public sealed record NotePosted(long Letter, DateOnly On) : Command;
