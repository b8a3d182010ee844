using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Tests.Labels;

/// <summary>A provider of Webshop Keurmerk, and the ways that its logo takes.</summary>
internal static class ALogo
{
    public const string Kind = LabelKind.WebshopKeurmerk;

    /// <summary>A provider that may show the logo from that moment.</summary>
    public static LabelOffice Valid(string at = "2026-01-05 09:00") => Applied(at).Do(Granting(at));

    public static LabelOffice Applied(string at = "2026-01-05 09:00") =>
        new LabelOffice("webshop-keurmerk", at).Do(LabelOffice.Shop, new ApplyForLabel(Kind, Undertaking: true));

    public static GrantLabel Granting(string day) =>
        new(Kind, DateOnly.Parse(day[..10], System.Globalization.CultureInfo.InvariantCulture));

    public static LabelState Logo(this LabelOffice office) => office.State(Kind);

    public static Measure LastMeasure(this LabelOffice office) => office.File.Measures[^1];

    /// <summary>The e-mail that was told last left at this moment, or came back.</summary>
    public static LabelOffice Mailed(this LabelOffice office, bool sent = true) =>
        office.Do(Actor.Clock, new NoteLetter(office.LastTold().Id, sent, office.Now));

    /// <summary>Warned, with its e-mail gone the same moment.</summary>
    public static LabelOffice Warned(this LabelOffice office, MeasureKind kind = MeasureKind.Suspend) =>
        office.Do(new PrepareMeasure(kind, "No invoice was sent", "7.2")).Mailed();

    public static DecideMeasure Deciding(this LabelOffice office, MeasureKind kind = MeasureKind.Suspend) =>
        new(kind, "No invoice was sent, and it was not mended", office.LastMeasure().Id);

    /// <summary>Warned on that moment, and decided when the hours were over; the notice leaves at once.</summary>
    public static LabelOffice Decided(this LabelOffice office, MeasureKind kind = MeasureKind.Suspend)
    {
        office.Warned(kind);
        office.Until(office.Term(LabelTermKind.Reaction)!.Ends);
        return office.Do(office.Deciding(kind)).Mailed();
    }

    /// <summary>By two people, at once; the notice leaves at once (WK-4).</summary>
    public static LabelOffice AtOnce(this LabelOffice office, MeasureKind kind = MeasureKind.Suspend) =>
        office
            .Do(new DecideMeasure(kind, "The logo stands on another site", Immediate: true))
            .Do(LabelOffice.Registrar2, new ConfirmProposed("decide-measure"))
            .Mailed();

    /// <summary>Goes on to that instant.</summary>
    public static LabelOffice Until(this LabelOffice office, DateTimeOffset at) =>
        office.At(
            TimeZoneInfo
                .ConvertTime(at, office.Rulebook.Working.Zone)
                .ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
        );

    public static Money? Penalty(this LabelOffice office) => LabelFile.PenaltyOf(office.LastMeasure(), office.Now);

    // What fee and membership ask for runs beside it, whatever becomes of the logo.
    private static readonly LabelTermKind[] Beside =
    [
        LabelTermKind.FirstLabel,
        LabelTermKind.Fee,
        LabelTermKind.FeeReminder,
        LabelTermKind.FeeAsking,
    ];

    /// <summary>The last letter that is not about the fee.</summary>
    public static LabelLetter LastTold(this LabelOffice office) =>
        office.Told.FindLast(t => t.Letter.Template is not ("label-fee-asked" or "label-fee-reminder")).Letter;

    /// <summary>What the body has to do, fee and membership apart.</summary>
    public static IEnumerable<string> OpenTasks(this LabelOffice office) =>
        office
            .File.Tasks.Where(t => t.DoneOn is null && t.What is not ("fee-unpaid" or "board-without-label"))
            .Select(t => t.What)
            .Order(StringComparer.Ordinal);

    /// <summary>What runs, fee and membership apart.</summary>
    public static IEnumerable<LabelTermKind> RunningTerms(this LabelOffice office) =>
        office.File.Terms.Where(t => t.Runs && !Beside.Contains(t.Kind)).Select(t => t.Kind).Order();

    public static (string Field, FieldReason Reason) Wrong(this Refusal? refusal)
    {
        var field = Assert.Single(refusal!.Fields);
        return (field.Field, field.Reason);
    }
}
