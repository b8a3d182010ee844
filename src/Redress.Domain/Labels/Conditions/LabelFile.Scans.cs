using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;

namespace Redress.Domain.Labels;

/// <summary>The review system that the member uses, or used (BC-35).</summary>
/// <param name="System">Null: none any more.</param>
public sealed record ReviewSystem(string? System, DateOnly On);

/// <summary>Whether it sells at a distance to consumers in Belgium (BC-35).</summary>
public sealed record SalesToConsumers(bool Sells, DateOnly On);

/// <summary>What is looked at while a label is held (BC-35): scans, the review system, sales. What is not in order is the body's to act upon, never the clock's.</summary>
public sealed partial class LabelFile
{
    private const string ScanDue = "scan-due";
    private const string ScanIsOverdue = "scan-overdue";
    private const string ScanNotMended = "scan-not-mended";
    private const string DataBreach = "data-breach";

    public List<LabelScan> Scans { get; private set; } = [];

    public List<ReviewSystem> ReviewSystems { get; private set; } = [];

    public List<SalesToConsumers> Sales { get; private set; } = [];

    /// <summary>BC-35: the last of these scans was safe, and the next is not late.</summary>
    public bool HasSafeScan(ScanKind what, LabelContext o) =>
        LastScan(what) is { Result: ScanResult.Safe } last
        && o.Terms[LabelTermKind.Scan].Length.From(last.On) >= o.Today;

    /// <summary>BC-35: it uses a review system.</summary>
    public bool UsesReviewSystem => ReviewSystems.MaxBy(r => r.On) is { System: not null };

    /// <summary>BC-35: it sells at a distance to consumers in Belgium.</summary>
    public bool SellsToConsumers => Sales.MaxBy(s => s.On) is { Sells: true };

    private Refusal? Handle(RecordScan c, LabelContext o)
    {
        var rule = o.Terms[LabelTermKind.ScanMending];
        var (least, most) = (rule.Min ?? rule.Length.Days, rule.Max ?? rule.Length.Days);
        var days = c.MendBy is { } by ? by.DayNumber - o.Today.DayNumber : (int?)null;
        var check = new Validation();
        check.Require(c.On <= o.Today, "on", "BC-35", FieldReason.InTheFuture);
        check.Require(
            days is null || c.Result == ScanResult.Unsafe && days >= least && days <= most,
            "mendBy",
            "BC-35",
            FieldReason.DayOutOfBounds,
            o.Today.AddDays(least),
            o.Today.AddDays(most)
        );
        if (check.Refusal is { } refused)
        {
            return refused;
        }

        var (what, on) = (c.What!.Value, c.On!.Value);
        var isLast = !(LastScan(what)?.On > on);
        var scan = new LabelScan(NextId("scan"), what, c.Result!.Value, on, null) { DataBreach = c.DataBreach };
        if (isLast)
        {
            scan = scan with { MendBy = Follows(scan, days, o) };
        }

        Scans.Add(scan);
        if (HasSafeScan(what, o))
        {
            MetAgain(what == ScanKind.Ssl ? LabelCondition.SslCheck : LabelCondition.SecurityScan, o);
        }

        if (!string.IsNullOrWhiteSpace(c.DataBreach))
        {
            Tell("label-data-breach", null, new Dictionary<string, object?> { ["on"] = on, ["text"] = c.DataBreach });
            OpenTask(DataBreach, o, subject: scan.Id);
        }

        return null;
    }

    private Refusal? Handle(RecordReviewSystem c, LabelContext o)
    {
        if (c.On > o.Today)
        {
            return Refusal.Field("on", "BC-35", FieldReason.InTheFuture);
        }

        var system = string.IsNullOrWhiteSpace(c.System) ? null : c.System.Trim();
        ReviewSystems.RemoveAll(r => r.On == c.On);
        ReviewSystems.Add(new ReviewSystem(system, c.On!.Value));
        if (UsesReviewSystem)
        {
            MetAgain(LabelCondition.ReviewSystem, o);
        }

        return null;
    }

    private Refusal? Handle(RecordSalesToConsumers c, LabelContext o)
    {
        if (c.On > o.Today)
        {
            return Refusal.Field("on", "BC-35", FieldReason.InTheFuture);
        }

        Sales.RemoveAll(s => s.On == c.On);
        Sales.Add(new SalesToConsumers(c.Sells!.Value, c.On!.Value));
        if (SellsToConsumers)
        {
            MetAgain(LabelCondition.SalesToConsumers, o);
        }

        return null;
    }

    private static readonly LabelTermKind[] ScanTerms = [LabelTermKind.Scan, LabelTermKind.ScanOverdue];

    // BC-35: twice a year from the start on, and none for seven months is the body's task, also of what was never scanned.
    partial void LabelStarted(string kind, LabelContext o)
    {
        if (!IsCertified(kind))
        {
            return;
        }

        foreach (var what in Enum.GetValues<ScanKind>())
        {
            var subject = SubjectOf(what);
            if (
                ScanTerms.Any(term => Running(term, subject: subject) is not null)
                || Tasks.Exists(t => t is { What: ScanDue or ScanIsOverdue, DoneOn: null } && t.Subject == subject)
            )
            {
                continue;
            }

            // Who was a member before may have been scanned in these six months.
            var from =
                LastScan(what) is { } last && o.Terms[LabelTermKind.Scan].Length.From(last.On) >= o.Today
                    ? new LabelEvent(LabelStart.Scanned, last.On)
                    : new LabelEvent(LabelStart.Granted, o.Today);
            foreach (var term in ScanTerms)
            {
                Open(new LabelMatter(term, null, subject, OfMember: term == LabelTermKind.Scan), from, o);
            }
        }
    }

    // What the last scan of its kind brings about: the next, and where it was unsafe the day to mend it by.
    private DateOnly? Follows(LabelScan scan, int? days, LabelContext o)
    {
        var subject = SubjectOf(scan.What);
        foreach (var kind in ScanTerms)
        {
            Meet(kind, o, subject: subject);
            Open(
                new LabelMatter(kind, null, subject, OfMember: kind == LabelTermKind.Scan),
                new LabelEvent(LabelStart.Scanned, scan.On),
                o
            );
        }

        CloseTask(ScanDue, o, subject: subject);
        CloseTask(ScanIsOverdue, o, subject: subject);
        if (scan.Result == ScanResult.Safe)
        {
            Meet(LabelTermKind.ScanMending, o, subject: subject);
            CloseTask(ScanNotMended, o, subject: subject);
            foreach (var leaked in Scans.Where(s => s.What == scan.What && s.DataBreach is not null))
            {
                CloseTask(DataBreach, o, subject: leaked.Id);
            }

            return null;
        }

        // Found unsafe again it gets no more time.
        var term =
            Running(LabelTermKind.ScanMending, subject: subject)
            ?? Open(
                new LabelMatter(LabelTermKind.ScanMending, null, subject, OfMember: true),
                new LabelEvent(LabelStart.FoundUnsafe, o.Today),
                o,
                days
            );
        Tell(
            "label-scan-unsafe",
            null,
            new Dictionary<string, object?>
            {
                ["ssl"] = scan.What == ScanKind.Ssl,
                ["on"] = scan.On,
                ["mendBy"] = term.Due,
            }
        );
        return term.Due;
    }

    // Of who is no member nothing is scanned any more.
    private void CloseScanTasks(LabelContext o)
    {
        foreach (var task in (string[])[ScanDue, ScanIsOverdue, ScanNotMended, DataBreach])
        {
            CloseTask(task, o);
        }
    }

    [Warns(LabelTermKind.Scan)]
    private void ScanIsNear(LabelTerm term, LabelContext o) =>
        Tell(
            "label-scan-due",
            null,
            new Dictionary<string, object?> { ["ssl"] = term.Subject == SubjectOf(ScanKind.Ssl), ["due"] = term.Due }
        );

    [Lapses(LabelTermKind.Scan)]
    private void ScanIsLate(LabelTerm term, LabelContext o) => OpenTask(ScanDue, o, subject: term.Subject);

    [Lapses(LabelTermKind.ScanOverdue)]
    private void NoScanForSevenMonths(LabelTerm term, LabelContext o)
    {
        CloseTask(ScanDue, o, subject: term.Subject);
        OpenTask(ScanIsOverdue, o, subject: term.Subject);
    }

    [Lapses(LabelTermKind.ScanMending)]
    private void NotMended(LabelTerm term, LabelContext o) => OpenTask(ScanNotMended, o, subject: term.Subject);

    // Of several of one day the last that was recorded.
    private LabelScan? LastScan(ScanKind what)
    {
        LabelScan? last = null;
        foreach (var scan in Scans)
        {
            last = scan.What == what && !(last?.On > scan.On) ? scan : last;
        }

        return last;
    }

    private static string SubjectOf(ScanKind what) => what.Key();
}
