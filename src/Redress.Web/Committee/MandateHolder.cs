using Redress.Domain;
using Redress.Domain.Committee;
using Redress.Web.Storage;

namespace Redress.Web.Committee;

/// <summary>One person of the committee with its name.</summary>
internal sealed record MandateHolder(MandateRow Row, string Name, string Email)
{
    /// <summary>current, coming or over.</summary>
    public string StateOn(DateOnly day) =>
        Row.ToMandate().Covers(day) ? "current"
        : Row.From > day ? "coming"
        : "over";
}

/// <summary>Somebody who sits on a scheme's committee today, with what it declared.</summary>
internal sealed record CommitteeMember(string Id, string Name, Position Position, IReadOnlyList<Interest> Interests)
{
    public bool IsSubstitute => Position == Position.Substitute;

    /// <summary>In whose name it would sit on a case of the scheme.</summary>
    public Actor On(string scheme) =>
        new(Role.Committee, Id, Name) { CommitteeSchemes = [scheme], Interests = Interests };
}
