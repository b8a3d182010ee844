using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Labels.Terms;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Labels.Own;

/// <summary>What a member has to do about its labels, in words.</summary>
internal sealed class LabelDutyWords(
    IStringLocalizer<OwnLabelTexts> texts,
    LabelWords words,
    CaseFormatter formatter,
    SchemeTimes times
)
{
    public string Title(LabelDuty duty) => texts[$"duty.{Key(duty)}", Values(duty)];

    public string Text(LabelDuty duty) => texts[$"dutyText.{Key(duty)}{(duty.IsDone ? ".done" : "")}", Values(duty)];

    /// <summary>What it has cost that it was not done in time.</summary>
    public string Cost(LabelCost cost, string scheme) =>
        texts["duty.cost", times.In(scheme).Written(cost.Ended), cost.Days, formatter.Money(cost.Amount)];

    /// <summary>The name of the act, as a button says it.</summary>
    public string Act(string act) => texts[$"do.{WireNames.KeyOf(act)}"];

    /// <summary>Until when: a day, or of a term in hours the moment.</summary>
    public string Until(LabelTerm term, string scheme) =>
        term.Derivation.At is null ? formatter.Day(term.Due) : times.In(scheme).Written(term.Ends);

    public IReadOnlyList<string> Why(LabelTerm term, string scheme) => words.Why(term, times.In(scheme));

    private object[] Values(LabelDuty duty) =>
        [
            duty.Label is { } kind ? words.Kind(kind) : "",
            duty.Kind switch
            {
                LabelDutyKind.Condition => words.Choice(typeof(Domain.Labels.Commands.LabelCondition), duty.Word),
                LabelDutyKind.BoardAnswer => words.Choice(typeof(Domain.Labels.Commands.BoardActKind), duty.Word),
                LabelDutyKind.Reaction => words.Choice(typeof(Domain.Labels.Commands.MeasureKind), duty.Word),
                _ => duty.Word,
            },
            duty.Amount is { } amount ? formatter.Money(amount) : "",
        ];

    private static string Key(LabelDuty duty) => WireNames.Camel(duty.Kind.ToString());
}
