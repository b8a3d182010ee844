using System.Text.RegularExpressions;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;

namespace Redress.Domain.Tests.Law;

/// <summary>The program's names as the documents write them.</summary>
internal static partial class Words
{
    /// <summary><c>SentToMember</c> as <c>sentToMember</c>, as in the API.</summary>
    public static string Camel(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary><c>NothingIsAskedStill</c> as <c>nothing is asked still</c>.</summary>
    public static string Spaced(string name) => Capital().Replace(name, " $0").Trim().ToLowerInvariant();

    public static string States(IEnumerable<CaseState> states) => string.Join(", ", states.Select(s => Camel(s)));

    /// <summary>What procedure §4 calls the role.</summary>
    public static string Of(Role role) =>
        role switch
        {
            Role.Committee => "committee member",
            Role.Appeals => "appeal handler",
            Role.Supervisor => "supervisory committee",
            _ => role.ToString().ToLowerInvariant(),
        };

    public static string Roles(IEnumerable<Role> roles) => string.Join(", ", roles.Select(Of));

    public static string Conditions(Transition transition) =>
        string.Join("; ", transition.Guards.Select(guard => Spaced(guard.Method.Name)));

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
