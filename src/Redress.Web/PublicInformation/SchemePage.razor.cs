using System.Globalization;
using Microsoft.AspNetCore.Components;
using Redress.Domain.Decisions;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Figures;
using Redress.Web.Intake;
using Redress.Web.Letters;

namespace Redress.Web.PublicInformation;

/// <summary>What a body handles, by which rules, at what cost and how long (FP-15), from the rulebook in force and what was counted.</summary>
public sealed partial class SchemePage
{
    private Rulebook? _rulebook;
    private HandlingTime? _length;
    private IReadOnlyList<int> _years = [];

    [Parameter]
    public string Scheme { get; set; } = "";

    /// <summary>Which version, of those that are announced (BC-42); none: the one in force today.</summary>
    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    [Inject]
    private RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    private HandlingTimes HandlingTimes { get; set; } = null!;

    [Inject]
    private ReportQuery Reports { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string Name => Own(_rulebook!.Name);

    private IReadOnlyList<PublicRule> Rules => RulesForEverybody.Of(_rulebook!);

    private IEnumerable<(string Anchor, string Title)> Contents
    {
        get
        {
            yield return ("competence", T["scheme.competence"]);
            yield return ("grounds", T["scheme.grounds"]);
            yield return ("languages", T["scheme.languages"]);
            yield return ("costs", T["scheme.costs"]);
            yield return ("length", T["scheme.length"]);
            yield return ("reports", T["scheme.reports"]);
            yield return ("effect", T["scheme.effect"]);
            if (_rulebook!.Has(Stage.Committee))
            {
                yield return ("committee", T["scheme.committee"]);
            }

            yield return ("rules", T["scheme.rules"]);
            yield return ("ask", T["scheme.contact"]);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var today = Rulebooks.InForce(Scheme, Time.GetUtcNow());
        _rulebook =
            string.IsNullOrEmpty(Version) || Version == today?.Version
                ? today
                : Coming.FirstOrDefault(r => r.Version == Version);
        if (_rulebook is null)
        {
            Navigation.NotFound();
            return;
        }

        _length = await HandlingTimes.Usual(Scheme);
        _years = await Reports.Years();
    }

    /// <summary>The versions that are announced and not in force yet.</summary>
    private IEnumerable<Rulebook> Coming =>
        Rulebooks.All.Where(r => r.Scheme == Scheme && IsComing(r)).OrderBy(r => r.InForce);

    private bool IsComing(Rulebook rulebook) => rulebook.InForce > rulebook.Working.Day(Time.GetUtcNow());

    // The page has a base address, from which a bare fragment would lead home.
    private string Here(string anchor) =>
        $"/schemes/{Scheme}{(string.IsNullOrEmpty(Version) ? "" : $"?version={Version}")}#{anchor}";

    private string Sanction(SanctionLaw law, SanctionKind kind)
    {
        var name = Wording.Of(TextKey.Of(kind), Language);
        return kind == SanctionKind.Fine
            ? T[
                "scheme.effect.fine",
                name,
                Wording.Amount(law.MinimumFine, Language),
                Wording.Amount(law.MaximumFine, Language)
            ]
            : name;
    }

    // A rule of a scheme's own has no words here; its terms are shown all the same.
    private string? Words(PublicRule rule) =>
        T[rule.Key].ResourceNotFound
            ? null
            : T[
                rule.Key,
                WorkingDays(_rulebook!.ContactNormWorkingDays),
                Wording.Days(_rulebook.Hearing.NoticeDays, Language),
                _rulebook.Referral?.Body ?? ""
            ].Value;

    private IEnumerable<string> Terms(PublicRule rule) =>
        rule
            .Terms.Where(t => Wording.Knows($"termKind.{t.Key}", Language))
            .Select(t => T["scheme.term", Capital(Wording.Of($"termKind.{t.Key}", Language)), Length(t.Value)].Value);

    private string Length(TermRule term)
    {
        var days = term.Count == DayCount.Working ? WorkingDays(term.Days) : Wording.Days(term.Days, Language);
        return term.Extensions > 0 ? $"{days} ({T["scheme.term.extendable"]})" : days;
    }

    private string WorkingDays(int days) => days == 1 ? T["scheme.term.oneWorking"] : T["scheme.term.working", days];

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string Own(IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue(Language, out var own) ? own : texts.Values.First();
}
