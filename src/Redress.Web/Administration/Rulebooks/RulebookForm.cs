using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Terms;
using Redress.Web.Cases;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Members;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>A page on versions of rulebooks.</summary>
public abstract class RulebookForm : PostedPage
{
    [Inject]
    public IStringLocalizer<RulebookTexts> T { get; set; } = null!;

    [Inject]
    internal StoredRulebooks Stored { get; set; } = null!;

    [Inject]
    internal RulebookShelf Shelf { get; set; } = null!;

    [Inject]
    internal RulebookActs Acts { get; set; } = null!;

    [Inject]
    internal CaseFormatter Formatter { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    protected Actor Me => Http.User.Administrator()!;

    protected string NameOf(string scheme) => SchemeNames.Of(Stored.Installed, scheme);

    protected DateOnly Today(string scheme)
    {
        var now = Time.GetUtcNow();
        return Stored.Installed.InForce(scheme, now)!.Working.Day(now);
    }

    internal string State(RulebookVersion version) => T[$"state.{WireNames.Camel(version.State.ToString())}"];

    internal static string? Look(RulebookVersion version) =>
        version.State switch
        {
            RulebookState.InForce => "badge-ok",
            RulebookState.Draft or RulebookState.Announced => "badge-due",
            RulebookState.LeftOut => "badge-late",
            _ => null,
        };

    internal static string Address(RulebookVersion version, string? part = null) =>
        $"/admin/rulebooks/{version.Scheme}/{version.Version}{part}";

    internal string Sentence(RulebookRefusal refusal) => RulebookProblems.Sentence(T, refusal);

    /// <summary>What a term is called; where it has no name of its own, that in the rulebook.</summary>
    protected string TermName(string rule) =>
        Enum.TryParse<TermKind>(rule, ignoreCase: true, out var kind) ? Formatter.Word("term", kind) : rule;

    protected static string Iso(DateOnly day) => day.ToString(DayReader.Iso, CultureInfo.InvariantCulture);
}
