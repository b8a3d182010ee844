using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;
using Redress.Web.Cases.Formatting;
using Redress.Web.Letters;
using Redress.Web.Members;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels;

/// <summary>Labels in the words of the page's language: kinds, states, terms, tasks, acts and their fields. What has no word of its own is shown by its name on the wire.</summary>
public sealed class LabelWords(IStringLocalizer<LabelTexts> texts, IStringLocalizer<MemberTexts> members)
{
    /// <summary>The name of a kind of label; empty where it is about the member as a whole.</summary>
    public string Kind(string? kind) => string.IsNullOrEmpty(kind) ? "" : members[$"labelKind.{kind}"];

    public string State(LabelState state) => State(WireNames.Camel(state.ToString()));

    /// <summary>A state by its name on the wire.</summary>
    public string State(string state) => Of($"state.{state}", state);

    /// <summary>What the state of this label means.</summary>
    public string Meaning(Label label)
    {
        var state = WireNames.Camel(label.State.ToString());
        return IsLogo(label) && texts[$"meaning.{state}.logo"] is { ResourceNotFound: false } own
            ? own
            : Of($"meaning.{state}", state);
    }

    /// <summary>What can happen to it next.</summary>
    public string Next(Label label)
    {
        var state = WireNames.Camel(label.State.ToString());
        return IsLogo(label) && texts[$"next.{state}.logo"] is { ResourceNotFound: false } own
            ? own
            : Of($"next.{state}", state);
    }

    public string Term(LabelTermKind kind) => Term(WireNames.Camel(kind.ToString()));

    /// <summary>A kind of term by its name on the wire.</summary>
    public string Term(string kind) => Of($"term.{kind}", kind);

    public string TermState(TermState state) => texts[$"termState.{WireNames.Camel(state.ToString())}"];

    public string Task(string what) => Of($"task.{WireNames.KeyOf(what)}", what);

    /// <summary>What followed for a label, by its key in the journal: <c>b2c:cost-paid</c>, or without its kind.</summary>
    public string Fact(string key)
    {
        var name = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return Of($"fact.{WireNames.KeyOf(name)}", name);
    }

    /// <summary>An act by its name on the wire; what a second person does to one too.</summary>
    public string Act(string act) =>
        LabelActions.IsOfTheSecond(act)
            ? texts[
                act.StartsWith("confirm-", StringComparison.Ordinal) ? "proposal.confirm" : "proposal.reject",
                Act(LabelActions.TypeOf(act).Proposed!)
            ]
            : Of($"act.{WireNames.KeyOf(act)}", act);

    /// <summary>A field of an act, as that act means it.</summary>
    public string Field(string act, string field) =>
        texts[$"field.{WireNames.KeyOf(act)}.{field}"] is { ResourceNotFound: false } own
            ? own
            : Of($"field.{field}", field);

    /// <summary>One of the values of a choice.</summary>
    /// <param name="choice">The type whose values they are; null where none is known.</param>
    public string Choice(Type? choice, string value) =>
        choice is not null && texts[$"choice.{WireNames.Camel(choice.Name)}.{value}"] is { ResourceNotFound: false } own
            ? own
            : Of($"choice.{value}", value);

    public string Choice<T>(T value)
        where T : struct, Enum => Choice(typeof(T), WireNames.Camel(value.ToString()));

    public string YesNo(bool yes) => texts[yes ? "choice.yes" : "choice.no"];

    /// <summary>Who acted, by the role.</summary>
    public string Role(string role) => Of($"role.{WireNames.Camel(role)}", role);

    /// <summary>An end of a journal entry's way: <c>b2c valid</c> as its label and state in words; empty where it has none.</summary>
    public string At(string state)
    {
        var space = state.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? State(state) : $"{Kind(state[..space])}{CaseFormatter.Colon} {State(state[(space + 1)..])}";
    }

    /// <summary>Why a term is due on the day it is due (FP-9), a sentence each: event, rule, rulebook, days passed over, extensions.</summary>
    public IReadOnlyList<string> Why(LabelTerm term, SchemeTime clock)
    {
        var d = term.Derivation;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        string start = texts[$"start.{WireNames.Camel(d.Event.ToString())}"];
        List<string> said =
        [
            d.At is { } at
                ? texts["why.hours", start, clock.Written(at)]
                : texts["why.from", start, DayFormatter.Written(d.On)],
        ];
        if (d.Given)
        {
            said.Add(texts["why.given"]);
        }

        if (d.Skipped.Count > 0)
        {
            said.Add(texts["why.skipped", string.Join(", ", d.Skipped.Select(s => TermExplanation.Name(s, language)))]);
        }

        if (!d.Given && d.At is null && d.Unrolled != term.Due)
        {
            said.Add(texts["why.rolled", DayFormatter.Written(d.Unrolled), DayFormatter.Written(term.Due)]);
        }

        said.AddRange(
            d.Extensions.Select(e =>
                texts[
                    "why.extended",
                    Wording.Days(e.Days, language),
                    DayFormatter.Written(e.On),
                    e.Reason.Trim().TrimEnd('.')
                ].Value
            )
        );
        said.Add(texts["why.rule", d.Rule, d.Rulebook]);
        return said;
    }

    private static bool IsLogo(Label label) => LabelFamilies.Of(label.Kind) == LabelFamily.Logo;

    private string Of(string key, string bare) => texts[key] is { ResourceNotFound: false } known ? known.Value : bare;
}
