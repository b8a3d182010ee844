using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// Naming a provider in public (WK-5): a reasoned act of its own by two people, after a measure. The provider reads the text for five working days; it stands for twelve months, and goes at
/// once when the measure falls.
/// </summary>
public sealed partial class LabelFile
{
    /// <summary>The longest text that names a provider.</summary>
    public const int LongestNaming = 2_000;

    /// <summary>What the public reads at this moment: nothing that waits, nothing that was taken down.</summary>
    public IReadOnlyList<PublicName> PublicNames =>
        [
            .. Measures
                .Where(m => m.Naming is { IsPublic: true })
                .Select(m => new PublicName(m.Id, m.Naming!.Text, m.Naming.PublishedOn!.Value)),
        ];

    private Refusal? Handle(NameProvider c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-5", m => m is { Decided: not null, LiftedOn: null });
        if (refused is not null)
        {
            return refused;
        }

        if (!measure.MayBeNamed)
        {
            return Refusal.State("WK-5", RefusalReason.NamedAlready);
        }

        if (c.Text!.Length > LongestNaming)
        {
            return Refusal.Field("text", "WK-5", FieldReason.TooLong, LongestNaming);
        }

        Keep(measure with { Naming = new ProviderNaming(c.Text, o.Today) });
        var term = Open(
            new LabelMatter(LabelTermKind.NamingText, Logo, measure.Id, OfMember: true),
            new LabelEvent(LabelStart.NamingTold, o.Today),
            o
        );
        Tell(
            "label-naming-text",
            Logo,
            new Dictionary<string, object?> { ["text"] = c.Text, ["from"] = term.Due.AddDays(1) }
        );
        return null;
    }

    [Lapses(LabelTermKind.NamingText)]
    private void TextWasRead(LabelTerm term, LabelContext o)
    {
        var measure = Measure(term.Subject)!;
        var named = o.Calendar.Day(term.Ends);
        Keep(measure with { Naming = measure.Naming! with { PublishedOn = named } });
        Open(new LabelMatter(LabelTermKind.Naming, Logo, measure.Id), new LabelEvent(LabelStart.Named, named), o);
    }

    [Lapses(LabelTermKind.Naming)]
    private void NamedLongEnough(LabelTerm term, LabelContext o) => TakeDown(Measure(term.Subject)!, o);

    private Refusal? Handle(TakeDownName c, LabelContext o)
    {
        if (Measure(c.Measure) is not { } measure)
        {
            return Refusal.Field("measure", "WK-5", FieldReason.Unknown);
        }

        if (measure.Naming is not { TakenDownOn: null })
        {
            return Refusal.State("WK-5", RefusalReason.NotNamed);
        }

        TakeDown(measure, o);
        return null;
    }

    private void TakeDown(Measure measure, LabelContext o)
    {
        if (measure.Naming is not { TakenDownOn: null } naming)
        {
            return;
        }

        Keep(measure with { Naming = naming with { TakenDownOn = o.Today } });
        Meet(LabelTermKind.NamingText, o, Logo, measure.Id);
        Meet(LabelTermKind.Naming, o, Logo, measure.Id);
        Tell("label-name-taken-down", Logo, new Dictionary<string, object?> { ["on"] = o.Today });
    }
}
