using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>A note on a telephone call is a note like any other (BC-16), which begins with whom one spoke, and when.</summary>
internal static class TelephoneNote
{
    public const string With = "call";

    /// <summary>With whom one may have spoken, as the address of the form names it.</summary>
    public static readonly IReadOnlyList<string> Who = ["complainant", "respondent", "other"];

    /// <summary>Where the form of a note begins so.</summary>
    public static string Address(string number, string who) =>
        $"{OpenCase.Beside($"/cases/{number}", Command.NameOf<Note>())}&{With}={who}";

    /// <summary>What the note begins with; null where the address says nothing of a call.</summary>
    public static string? Heading(OpenCase open, string who, CaseFormatter texts) =>
        Who.Contains(who, StringComparer.Ordinal)
            ? $"**{texts.Of($"telephoneNote.{who}", CaseFormatter.Instant(open.Now, open.Rulebook))}**\n\n"
            : null;
}
