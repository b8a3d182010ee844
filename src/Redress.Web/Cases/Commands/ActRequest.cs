using Redress.Domain;
using Redress.Domain.Cases.Commands;

namespace Redress.Web.Cases.Commands;

/// <summary>An act as it arrives: which one, what it says, and, where it came on paper, for which party and on which day (FP-13).</summary>
/// <param name="Command">Null when its fields could not be read.</param>
/// <param name="ParseError">Why they could not be read, or those of the act that a message says; told only to who may do the act at all.</param>
internal sealed record ActRequest(
    Type CommandType,
    Command? Command,
    Refusal? ParseError = null,
    Party? OnBehalfOf = null,
    DateOnly? Arrived = null
)
{
    /// <summary>The version of the case that the caller saw; null where it does not matter.</summary>
    public int? Version { get; init; }

    /// <summary>The document of the case on which an act on paper rests (FP-13).</summary>
    public string? Paper { get; init; }

    public static ActRequest Of(Command command) => new(command.GetType(), command);

    /// <summary>Asks only whether the act is possible now: its fields are still to be read.</summary>
    public static ActRequest Judged(Type commandType) => new(commandType, null);

    public Act By(Actor actor, DateTimeOffset now) => new(actor, now, OnBehalfOf, Arrived) { Paper = Paper };
}
