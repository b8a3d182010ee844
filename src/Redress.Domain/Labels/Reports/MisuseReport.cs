using Redress.Domain.Terms;

namespace Redress.Domain.Labels.Reports;

/// <summary>What became of a report of an unlawful use.</summary>
public enum MisuseReportState
{
    Open,

    /// <summary>Opened on a member: that member's file goes on with it.</summary>
    OnMember,
    HandedOver,
    Ended,
}

/// <summary>How somebody proposes that a report ends; another makes it so (BC-41).</summary>
/// <param name="End">Handed over, or ended with reasons.</param>
public sealed record ProposedReportEnd(
    MisuseReportState End,
    string? To,
    DateOnly? On,
    string? Document,
    string? Reasons,
    string ById,
    string ByName
);

/// <summary>What came of an act on a report, or why it may not be done.</summary>
public sealed record MisuseReportResult(MisuseReport? Report, Refusal? Refusal);

/// <summary>
/// An unlawful use of the label that somebody reported (BC-41): it is opened on the member that it is about, or, where that is none or never held the label, handed over for prosecution within
/// 30 days, or ended with reasons; both by two people. Who reported it is not in here: nothing that is told can name them.
/// </summary>
/// <param name="Site">The site that uses it: the host of <paramref name="Url"/>.</param>
/// <param name="Due">The last day to hand it over or end it.</param>
public sealed record MisuseReport(string Id, string Url, string Text, DateTimeOffset At, string Site, DateOnly Due)
{
    private const string Law = "BC-41";
    private const int DaysToHandOver = 30;

    public MisuseReportState State { get; init; }

    /// <summary>The member on whose file it was opened.</summary>
    public string? MemberId { get; init; }

    public string? HandedTo { get; init; }

    public DateOnly? HandedOn { get; init; }

    public string? Document { get; init; }

    /// <summary>Why it was ended.</summary>
    public string? Reasons { get; init; }

    /// <summary>The day on which it left the open ones.</summary>
    public DateOnly? EndedOn { get; init; }

    public ProposedReportEnd? Proposed { get; init; }

    /// <summary>Whether its last day is over and it is still open.</summary>
    public bool IsOverdue(DateOnly today) => State == MisuseReportState.Open && Due < today;

    /// <summary>Takes in what somebody reports.</summary>
    public static MisuseReportResult Received(
        string id,
        string? url,
        string? text,
        DateTimeOffset at,
        WorkingCalendar calendar
    )
    {
        var check = new Validation();
        check.Required(url, "url", Law);
        check.Require(string.IsNullOrWhiteSpace(url) || IsAddress(url), "url", Law, FieldReason.NotAWebsite);
        check.Required(text, "text", Law);
        return check.Refusal is { } refused
            ? new(null, refused)
            : new(
                new MisuseReport(id, url!, text!, at, new Uri(url!).Host, calendar.Day(at).AddDays(DaysToHandOver)),
                null
            );
    }

    /// <summary>It is about a member: the misuse that was opened on its file goes on with it.</summary>
    public MisuseReportResult OpenedOn(string memberId, DateOnly today) =>
        State != MisuseReportState.Open
            ? Over()
            : new(
                this with
                {
                    State = MisuseReportState.OnMember,
                    MemberId = memberId,
                    EndedOn = today,
                    Proposed = null,
                },
                null
            );

    /// <summary>Proposes to hand it over.</summary>
    public MisuseReportResult ProposeHandOver(string? to, DateOnly? on, string? document, Actor by, DateOnly today)
    {
        var check = new Validation();
        check.Required(to, "to", Law);
        check.Line(to, "to", Law);
        check.Required(on, "on", Law);
        check.Require(!(on > today), "on", Law, FieldReason.InTheFuture);
        check.Require(!(on < Due.AddDays(-DaysToHandOver)), "on", Law, FieldReason.TooFarBack);
        return Propose(
            new ProposedReportEnd(MisuseReportState.HandedOver, to, on, document, null, by.Id, by.Name),
            check.Refusal
        );
    }

    /// <summary>Proposes to end it: it is no unlawful use, or is over.</summary>
    public MisuseReportResult ProposeEnd(string? reasons, Actor by)
    {
        var check = new Validation();
        check.Required(reasons, "reasons", Law);
        return Propose(
            new ProposedReportEnd(MisuseReportState.Ended, null, null, null, reasons, by.Id, by.Name),
            check.Refusal
        );
    }

    /// <summary>Another person makes it so.</summary>
    public MisuseReportResult Confirm(Actor by, DateOnly today) =>
        Proposed is not { } end ? new(null, Domain.Refusal.State(Law, RefusalReason.NothingProposed))
        : end.ById == by.Id ? new(null, Domain.Refusal.State(Law, RefusalReason.SecondPersonNeeded))
        : new(
            this with
            {
                State = end.End,
                HandedTo = end.To,
                HandedOn = end.On,
                Document = end.Document,
                Reasons = end.Reasons,
                EndedOn = today,
                Proposed = null,
            },
            null
        );

    /// <summary>Drops what was proposed: it is open as before.</summary>
    public MisuseReportResult Reject() =>
        Proposed is null
            ? new(null, Domain.Refusal.State(Law, RefusalReason.NothingProposed))
            : new(this with { Proposed = null }, null);

    /// <summary>Whether it is an address of the web, with its http or https.</summary>
    public static bool IsAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && LineText.WhyNot(url) is null;

    private MisuseReportResult Propose(ProposedReportEnd end, Refusal? refused) =>
        State != MisuseReportState.Open ? Over()
        : Proposed is not null ? new(null, Domain.Refusal.State(Law, RefusalReason.ProposedAlready))
        : refused is not null ? new(null, refused)
        : new(this with { Proposed = end }, null);

    private static MisuseReportResult Over() => new(null, Domain.Refusal.State(Law, RefusalReason.NoMisuseOpen));
}
