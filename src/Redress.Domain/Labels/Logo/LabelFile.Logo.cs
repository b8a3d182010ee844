using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;

namespace Redress.Domain.Labels;

/// <summary>The logo of Webshop Keurmerk: who asks for it is accepted or refused, and who has it is examined again (WK-6).</summary>
public sealed partial class LabelFile
{
    private const string Logo = LabelKind.WebshopKeurmerk;

    // What goes on when the logo is gone: what follows a notice (WK-4), the name in public (WK-5), money, and what is done about its unlawful use (BC-41).
    private static readonly LabelTermKind[] OutliveTheLogo =
    [
        LabelTermKind.MeasureReceipt,
        LabelTermKind.Removal,
        LabelTermKind.RemovalLook,
        LabelTermKind.PenaltyDemand,
        LabelTermKind.NamingText,
        LabelTermKind.Naming,
        LabelTermKind.FeeReturn,
        LabelTermKind.Fee,
        LabelTermKind.FeeReminder,
        LabelTermKind.RemovalCheck,
        LabelTermKind.MisuseAnswer,
        LabelTermKind.HandOver,
    ];

    private static readonly string[] LogoTasks =
    [
        "application-undecided",
        "re-examine",
        "answer-change",
        "change-overdue",
        "decide-measure",
        "review-measure",
        "judge-mended",
        "lifting-overdue",
    ];

    /// <summary>The applications for the logo that were refused, the oldest first.</summary>
    public List<LogoRefusal> LogoRefusals { get; private set; } = [];

    /// <summary>When the provider was examined again, the oldest first.</summary>
    public List<LogoExamination> Examinations { get; private set; } = [];

    /// <summary>What the provider submitted, the oldest first.</summary>
    public List<LogoChange> LogoChanges { get; private set; } = [];

    private Refusal? Handle(RefuseApplication c, LabelContext o)
    {
        LogoRefusals.Add(new LogoRefusal(c.Ground!.Value, c.Reasons!, o.Today));
        Meet(LabelTermKind.Application, o, Logo);
        CloseTask("application-undecided", o, Logo);
        Tell(
            "label-logo-refused",
            Logo,
            new Dictionary<string, object?>
            {
                ["reasons"] = c.Reasons,
                ["againstLaw"] = c.Ground == LogoRefusalGround.Law,
                ["againstCode"] = c.Ground == LogoRefusalGround.Code,
            }
        );
        return null;
    }

    // WK-7: the fee is asked for the months that remain. Who has the logo may show it: what an earlier measure asked to be removed is at rest.
    partial void LogoGranted(string kind, LabelContext o)
    {
        var from = Label(kind).From!.Value;
        StopRemovals(o);
        OpenExamination(LabelStart.Granted, from, o);
        AskJoiningFee(kind, o);
        Tell("label-logo-granted", kind, new Dictionary<string, object?> { ["from"] = from });
    }

    /// <summary>The next examination, a year from that day (WK-6).</summary>
    private void OpenExamination(LabelStart start, DateOnly on, LabelContext o) =>
        Open(new LabelMatter(LabelTermKind.Examination, Logo), new LabelEvent(start, on), o);

    /// <summary>
    /// The logo is no longer this provider's: it was withdrawn, or the membership ended. What waited to be decided about it is without object; what follows a notice goes on.
    /// </summary>
    private void EndLogo(LabelContext o)
    {
        MeetAllOf(Logo, o, OutliveTheLogo);
        foreach (var task in LogoTasks)
        {
            CloseTask(task, o, Logo);
        }

        foreach (var open in Measures.Where(m => m.IsOpen).ToList())
        {
            Keep(open with { VoidOn = o.Today });
            CloseTask("warning-bounced", o, Logo, open.Id);
        }

        foreach (var suspending in Measures.Where(m => m.Suspends).ToList())
        {
            Keep(suspending with { SuspendedUntil = o.Today });
        }
    }

    [Lapses(LabelTermKind.Examination)]
    private void ExaminationIsDue(LabelTerm term, LabelContext o) => OpenTask("re-examine", o, Logo);

    private Refusal? Handle(ReExamine c, LabelContext o)
    {
        var on = c.On!.Value;
        if (on > o.Today)
        {
            return Refusal.Field("on", "WK-6", FieldReason.InTheFuture);
        }

        if (on < Label(Logo).From || Examinations.Exists(e => e.On > on))
        {
            return Refusal.Field("on", "WK-6", FieldReason.TooFarBack);
        }

        var examination = new LogoExamination(NextId("examination"), on, c.Result!.Value, c.Text);
        Examinations.Add(examination);
        Meet(LabelTermKind.Examination, o, Logo);
        CloseTask("re-examine", o, Logo);
        CloseDeviations(o);
        OpenExamination(LabelStart.Examined, on, o);
        var deviates = c.Result == ExaminationResult.Deviates;
        if (deviates)
        {
            OpenTask("decide-measure", o, Logo, examination.Id);
        }

        Tell(
            "label-re-examined",
            Logo,
            new Dictionary<string, object?>
            {
                ["on"] = on,
                ["deviates"] = deviates,
                ["text"] = c.Text,
            }
        );
        return null;
    }

    // What an examination found is judged once a measure is prepared or taken, or a later one finds it mended.
    private void CloseDeviations(LabelContext o)
    {
        foreach (var examination in Examinations)
        {
            CloseTask("decide-measure", o, Logo, examination.Id);
        }
    }

    private Refusal? Handle(SubmitChange c, LabelContext o)
    {
        var change = new LogoChange(NextId("change"), c.Text!, c.Document, o.Today);
        LogoChanges.Add(change);
        var term = Open(
            new LabelMatter(LabelTermKind.Change, Logo, change.Id),
            new LabelEvent(LabelStart.ChangeSubmitted, o.Today),
            o
        );
        OpenTask("answer-change", o, Logo, change.Id, term.Due);
        return null;
    }

    [Lapses(LabelTermKind.Change)]
    private void ChangeWaitsTooLong(LabelTerm term, LabelContext o) =>
        OpenTask("change-overdue", o, Logo, term.Subject, term.Due);

    private Refusal? Handle(AnswerChange c, LabelContext o)
    {
        var at = LogoChanges.FindIndex(change => change.Id == c.Change && change.AnsweredOn is null);
        if (at < 0)
        {
            return Refusal.Field("change", "WK-6", FieldReason.Unknown);
        }

        var approved = c.Approved!.Value;
        if (!approved && string.IsNullOrWhiteSpace(c.Text))
        {
            return Refusal.Field("text", "WK-6", FieldReason.Required);
        }

        LogoChanges[at] = LogoChanges[at] with { Approved = approved, Answer = c.Text, AnsweredOn = o.Today };
        Meet(LabelTermKind.Change, o, Logo, c.Change);
        CloseTask("answer-change", o, Logo, c.Change);
        CloseTask("change-overdue", o, Logo, c.Change);
        Tell(
            "label-change-answered",
            Logo,
            new Dictionary<string, object?>
            {
                ["change"] = LogoChanges[at].Text,
                ["approved"] = approved,
                ["text"] = c.Text,
            }
        );
        return null;
    }
}
