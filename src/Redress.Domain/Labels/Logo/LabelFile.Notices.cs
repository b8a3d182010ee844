using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// The e-mails from whose sending hours run: the warning of a measure (WK-3) and its notice (WK-4). One that came back starts nothing, and undoes what was thought to run.
/// </summary>
public sealed partial class LabelFile
{
    private const string NoticeText = "label-measure-decided";
    private const string WarningText = "label-measure-warned";

    /// <summary>Whether something runs from the sending of that letter, so that the file is to be told what became of it.</summary>
    public bool Awaits(string letter) =>
        Measures.Exists(m => m.Warning?.LetterId == letter || m.Notice?.LetterId == letter);

    /// <summary>Whether something runs, or would run, from the presumed receipt of that letter, so that the day of its post counts (BC-23, WK-3, WK-4).</summary>
    public bool AwaitsPost(string letter) =>
        UnpostedDecision(letter) is not null
        || Tasks.Exists(t => t is { What: PostShortcomings, DoneOn: null } && t.Subject == letter)
        || Measures.Exists(m =>
            m is { IsPrepared: true, Warning: { SentAt: null } w } && Is(letter, w.LetterId, w.Posted)
            || m.Notice is { SentAt: null } n && Is(letter, n.LetterId, n.Posted)
        );

    /// <summary>Whether hours run from the sending of that e-mail, so that they would be undone had it come back.</summary>
    public bool RunsFrom(string letter) =>
        Measures.Exists(m =>
            m is { IsPrepared: true, Warning: { SentAt: not null, CameBack: false } w } && w.LetterId == letter
            || m.Notice is { SentAt: not null, ConfirmedAt: null, CameBack: false } n && n.LetterId == letter
        );

    private static bool Is(string letter, string told, PostedCopy? posted) =>
        letter == told || letter == posted?.LetterId;

    // BC-23: who is written to by post is presumed to have it on the fifth working day after that of the post; the hours run from the end of it.
    private Refusal? Handle(NoteLetter c, LabelContext o)
    {
        var noted = c.ByPost
            ? c with
            {
                At = o.Calendar.StartOf(PresumedReceipt(o.Calendar.Day(c.At), o).AddDays(1)),
            }
            : c;
        if (c.ByPost)
        {
            EachTerm(
                t => t.Kind == LabelTermKind.ShortcomingsPost && t.Subject == c.Letter && t.EndedOn is null,
                t => t.Met(o.Today)
            );
            CloseTask(PostShortcomings, o, subject: c.Letter);
        }

        if (c.ByPost && UnpostedDecision(c.Letter) is { } decision)
        {
            WasPosted(decision, o.Calendar.Day(c.At), o);
        }
        else if (Measures.Find(m => m.IsPrepared && Is(c.Letter, m.Warning!.LetterId, m.Warning.Posted)) is { } warned)
        {
            NoteWarning(warned, noted, o);
        }
        else if (Measures.Find(m => m.Notice is { } n && Is(c.Letter, n.LetterId, n.Posted)) is { } noticed)
        {
            NoteNotice(noticed, noted, o);
        }

        return null;
    }

    private void NoteWarning(Measure measure, NoteLetter c, LabelContext o)
    {
        if (!c.Sent)
        {
            EndWarning(measure.Id, o);
            Keep(measure with { Warning = measure.Warning! with { SentAt = null, CameBack = true } });
            OpenTask("warning-bounced", o, Logo, measure.Id);
            WarnByPost(measure.Id, o);
            return;
        }

        if (measure.Warning!.SentAt is not null)
        {
            return;
        }

        CloseTask("warning-bounced", o, Logo, measure.Id);
        Open(
            new LabelMatter(LabelTermKind.Reaction, Logo, measure.Id, OfMember: true),
            new LabelEvent(c.ByPost ? LabelStart.WarningPosted : LabelStart.WarningSent, o.Calendar.Day(c.At), c.At),
            o
        );
        Keep(measure with { Warning = measure.Warning with { SentAt = c.At.ToUniversalTime() } });
    }

    private void NoteNotice(Measure measure, NoteLetter c, LabelContext o)
    {
        var notice = measure.Notice!;
        if (c.Sent)
        {
            CloseTask("notice-bounced", o, Logo, measure.Id);
            NoticeReached(measure, c.At, o, c.ByPost);
        }
        else if (notice.ConfirmedAt is null)
        {
            EndRemoval(measure.Id, o);
            Keep(measure with { Notice = notice with { SentAt = null, RemovalEnds = null, CameBack = true } });
            PenaltyByItself(measure.Id, o);
            OpenTask("notice-bounced", o, Logo, measure.Id);
            AlsoRegistered(measure.Id, o);
        }
    }

    // WK-4: nothing runs from a notice that came back. The first of those that counted with it counts by itself, and the others with that one.
    private void PenaltyByItself(string measure, LabelContext o)
    {
        string? first = null;
        foreach (var other in Measures.Where(m => m.PenaltyWith == measure).ToList())
        {
            Keep(other with { PenaltyWith = first });
            if (first is null)
            {
                DemandOf(other, o);
            }

            first ??= other.Id;
        }
    }

    // What it costs by itself since its hours were over is demanded: from their end on, or at once where the logo is gone.
    private void DemandOf(Measure measure, LabelContext o)
    {
        if (!measure.WaitsForRemoval)
        {
            DemandWhatIsOpen(measure.Id, o);
        }
        else if (measure.Notice is { PerDay: not null, RemovalEnds: { } ends } && ends <= o.Now)
        {
            DemandFrom(ends, measure.Id, o);
        }
    }

    // One logo costs once: what another measure costs already from its own hours on.
    private string? PaidWith(Measure measure) =>
        measure.PenaltyWith
        ?? (
            Measures.Exists(m => m.PenaltyWith == measure.Id)
                ? null
                : Measures
                    .Find(m =>
                        m.Id != measure.Id && m is { WaitsForRemoval: true, PenaltyWith: null, Notice.SentAt: not null }
                    )
                    ?.Id
        );

    // The hours run from here; they are over before they began for a logo that is gone, or that may be shown again.
    private void NoticeReached(Measure measure, DateTimeOffset at, LabelContext o, bool byPost = false)
    {
        if (measure.Notice!.SentAt is not null)
        {
            return;
        }

        var start = byPost ? LabelStart.NoticePosted : LabelStart.NoticeSent;
        var from = new LabelEvent(start, o.Calendar.Day(at), at);
        var removal = Open(new LabelMatter(LabelTermKind.Removal, Logo, measure.Id, OfMember: true), from, o);
        Open(new LabelMatter(LabelTermKind.MeasureReceipt, Logo, measure.Id, OfMember: true), from, o);
        Keep(
            measure with
            {
                Notice = measure.Notice with { SentAt = at.ToUniversalTime(), RemovalEnds = removal.Ends },
                PenaltyWith = PaidWith(measure),
            }
        );
        if (!measure.WaitsForRemoval)
        {
            EndRemoval(measure.Id, o);
        }
    }

    private void GiveNotice(string id, LabelContext o)
    {
        var letter = Tell(NoticeText, Logo, NoticeValues(Measure(id)!, o));
        Keep(Measure(id)! with { Notice = new MeasureNotice(letter, o.Rulebook.Label.PenaltyPerDay) });
    }

    // The same letter by registered post as well; the hours stay as they are.
    private void AlsoRegistered(string id, LabelContext o)
    {
        var measure = Measure(id)!;
        if (measure.Notice is not { Posted: null } notice)
        {
            return;
        }

        var letter = Tell(NoticeText, Logo, NoticeValues(measure, o), LabelChannel.Registered);
        Keep(measure with { Notice = notice with { Posted = new PostedCopy(letter, o.Today) } });
    }

    // WK-3: by e-mail or in writing.
    private void WarnByPost(string id, LabelContext o)
    {
        var measure = Measure(id)!;
        if (measure.Warning is not { Posted: null } warning)
        {
            return;
        }

        var values = WarningValues(warning.Kind, warning.Grounds, warning.Article, o);
        var letter = Tell(WarningText, Logo, values, LabelChannel.Registered);
        Keep(measure with { Warning = warning with { Posted = new PostedCopy(letter, o.Today) } });
    }

    private static Dictionary<string, object?> WarningValues(
        MeasureKind kind,
        string grounds,
        string article,
        LabelContext o
    ) =>
        new()
        {
            ["grounds"] = grounds,
            ["article"] = article,
            ["suspends"] = kind == MeasureKind.Suspend,
            ["withdraws"] = kind == MeasureKind.Withdraw,
            ["hours"] = Hours(LabelTermKind.Reaction, o),
        };

    private static Dictionary<string, object?> NoticeValues(Measure measure, LabelContext o)
    {
        var decided = measure.Decided!;
        return new Dictionary<string, object?>
        {
            ["on"] = o.Calendar.Day(decided.At),
            ["grounds"] = decided.Grounds,
            ["article"] = decided.Article,
            ["suspends"] = decided.Kind == MeasureKind.Suspend,
            ["withdraws"] = decided.Kind == MeasureKind.Withdraw,
            ["immediate"] = decided.Immediate,
            ["receiptHours"] = Hours(LabelTermKind.MeasureReceipt, o),
            ["removalHours"] = Hours(LabelTermKind.Removal, o),
            ["perDay"] = o.Rulebook.Label.PenaltyPerDay,
            // When the e-mail left, which the registered letter repeats.
            ["sentAt"] = measure.Notice?.SentAt,
        };
    }

    [Lapses(LabelTermKind.MeasureReceipt)]
    private void NotConfirmed(LabelTerm term, LabelContext o) => AlsoRegistered(term.Subject!, o);

    // Who confirms a notice whose e-mail came back, or is not known to have left, has it from that instant.
    private Refusal? Handle(ConfirmReceipt c, LabelContext o)
    {
        var (measure, refused) = MeasureThat(c.Measure, "WK-4", m => m.Notice is { ConfirmedAt: null });
        if (refused is not null)
        {
            return refused;
        }

        NoticeReached(measure, o.Now, o);
        measure = Measure(measure.Id)!;
        Keep(measure with { Notice = measure.Notice! with { ConfirmedAt = o.Now.ToUniversalTime() } });
        Meet(LabelTermKind.MeasureReceipt, o, Logo, measure.Id);
        CloseTask("notice-bounced", o, Logo, measure.Id);
        return null;
    }
}
