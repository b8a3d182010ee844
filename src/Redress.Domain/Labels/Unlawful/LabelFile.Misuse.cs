using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Reports;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// Unlawful use of the label by this member, whatever its labels are: recorded with its evidence, told to the accused, handed over or ended by two people (BC-41). Who reported it is told nobody.
/// </summary>
public sealed partial class LabelFile
{
    private const string LawOfMisuse = "BC-41";

    /// <summary>All unlawful uses that were recorded of this member, the oldest first.</summary>
    public List<Misuse> Misuses { get; private set; } = [];

    private Refusal? Handle(OpenMisuse c, LabelContext o)
    {
        var check = new Validation();
        check.Required(c.Document, "document", LawOfMisuse);
        check.Require(MisuseReport.IsAddress(c.Url), "url", LawOfMisuse, FieldReason.NotAWebsite);
        return check.Refusal ?? BeginMisuse(new Misuse("", c.Url!, c.Text!, c.Document, o.Today, c.Report), o);
    }

    private Refusal? Handle(RecordMisuse c, LabelContext o) =>
        MisuseReport.IsAddress(c.Url)
            ? BeginMisuse(new Misuse("", c.Url!, c.Text!, c.Document, o.Today, c.Report), o)
            : Refusal.Field("url", LawOfMisuse, FieldReason.NotAWebsite);

    private Refusal? BeginMisuse(Misuse seen, LabelContext o)
    {
        var misuse = seen with { Id = NextId("misuse") };
        Misuses.Add(misuse);
        var answer = Open(
            new LabelMatter(LabelTermKind.MisuseAnswer, misuse.OfLabel, misuse.Id, OfMember: true),
            new LabelEvent(LabelStart.MisuseTold, o.Today),
            o
        );
        Open(
            new LabelMatter(LabelTermKind.HandOver, misuse.OfLabel, misuse.Id),
            new LabelEvent(LabelStart.MisuseOpened, o.Today),
            o
        );
        Tell(
            "label-misuse-opened",
            misuse.OfLabel,
            new Dictionary<string, object?>
            {
                ["url"] = misuse.Url,
                ["text"] = misuse.Text.Length == 0 ? null : misuse.Text,
                ["afterEnd"] = misuse.OfLabel is not null,
                ["due"] = answer.Due,
            }
        );
        return null;
    }

    // Read as long as nobody has handed it over or ended it.
    private Refusal? Handle(AnswerMisuse c, LabelContext o)
    {
        if (WhyNoMisuse(c.Misuse, out var misuse) is { } refused)
        {
            return refused;
        }

        if (misuse.AnsweredOn is not null)
        {
            return Refusal.State(LawOfMisuse, RefusalReason.AnsweredAlready);
        }

        Keep(misuse with { Answer = c.Text, AnswerDocument = c.Document, AnsweredOn = o.Today });
        Meet(LabelTermKind.MisuseAnswer, o, subject: misuse.Id);
        OpenTask(
            "judge-misuse",
            o,
            misuse.OfLabel,
            misuse.Id,
            Running(LabelTermKind.HandOver, subject: misuse.Id)?.Due
        );
        return null;
    }

    private Refusal? Handle(HandOverMisuse c, LabelContext o)
    {
        if (WhyNoMisuse(c.Misuse, out var misuse) is { } refused)
        {
            return refused;
        }

        if (Running(LabelTermKind.MisuseAnswer, subject: misuse.Id) is { } answer)
        {
            return Refusal.State(
                LawOfMisuse,
                RefusalReason.LabelTermRuns,
                new Obstacle(ObstacleKind.MisuseAnswerTermRuns, Until: answer.Due)
            );
        }

        var check = new Validation();
        check.Line(c.To, "to", LawOfMisuse);
        check.Require(c.On <= o.Today, "on", LawOfMisuse, FieldReason.InTheFuture);
        check.Require(c.On >= misuse.OpenedOn, "on", LawOfMisuse, FieldReason.TooFarBack);
        if (check.Refusal is { } wrong)
        {
            return wrong;
        }

        Close(misuse with { HandedTo = c.To, HandedOn = c.On, HandedDocument = c.Document }, o);
        return null;
    }

    private Refusal? Handle(EndMisuse c, LabelContext o)
    {
        if (WhyNoMisuse(c.Misuse, out var misuse) is { } refused)
        {
            return refused;
        }

        Close(misuse with { EndedOn = o.Today, EndReasons = c.Reasons }, o);
        Tell(
            "label-misuse-ended",
            misuse.OfLabel,
            new Dictionary<string, object?>
            {
                ["url"] = misuse.Url,
                ["opened"] = misuse.OpenedOn,
                ["reasons"] = c.Reasons,
            }
        );
        return null;
    }

    [Lapses(LabelTermKind.MisuseAnswer)]
    private void MisuseAnswerIsOver(LabelTerm term, LabelContext o) =>
        OpenTask(
            "judge-misuse",
            o,
            term.Label,
            term.Subject,
            Running(LabelTermKind.HandOver, subject: term.Subject)?.Due
        );

    [Lapses(LabelTermKind.HandOver)]
    private void HandOverIsOver(LabelTerm term, LabelContext o) =>
        OpenTask("misuse-overdue", o, term.Label, term.Subject, term.Due);

    private Refusal? WhyNoMisuse(string? id, out Misuse misuse)
    {
        misuse = Misuses.Find(m => m.Id == id)!;
        return misuse is null ? Refusal.Field("misuse", LawOfMisuse, FieldReason.Unknown)
            : misuse.IsOpen ? null
            : Refusal.State(LawOfMisuse, RefusalReason.NoMisuseOpen);
    }

    private void Close(Misuse misuse, LabelContext o)
    {
        Keep(misuse);
        Meet(LabelTermKind.MisuseAnswer, o, subject: misuse.Id);
        Meet(LabelTermKind.HandOver, o, subject: misuse.Id);
        CloseTask("judge-misuse", o, subject: misuse.Id);
        CloseTask("misuse-overdue", o, subject: misuse.Id);
    }

    private void Keep(Misuse misuse) => Misuses[Misuses.FindIndex(m => m.Id == misuse.Id)] = misuse;
}
