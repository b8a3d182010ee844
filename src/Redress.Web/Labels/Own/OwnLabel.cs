using Redress.Domain;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Terms;
using Redress.Web.Labels.Writing;

namespace Redress.Web.Labels.Own;

/// <summary>What follows where a label is asked for: what is to be paid, as the law itself reckons it (BC-35, WK-7).</summary>
/// <param name="Fee">Of this year; null where none is asked, or the scheme sets none.</param>
/// <param name="Months">The months that it is for.</param>
/// <param name="Cost">Of the certification; null where there is none, or the scheme sets none.</param>
public sealed record Joining(string Kind, Money? Fee, int Months, Money? Cost);

/// <summary>A change of the code over which the provider may leave (WK-10).</summary>
/// <param name="LastDay">The last day on which it can give notice.</param>
/// <param name="EndsOn">The day on which the agreement then ends.</param>
/// <param name="Back">What it gets back of the fee; null: nothing.</param>
public sealed record LeavingOver(AnnouncedChange Change, DateOnly LastDay, DateOnly EndsOn, Money? Back);

/// <summary>A member of one's own organisation with its labels, and what may be done about them now.</summary>
public sealed class OwnLabel
{
    private readonly IReadOnlyList<PermittedLabelAct> _permitted;
    private readonly IReadOnlyList<BlockedLabelAct> _blocked;

    internal OwnLabel(OpenLabelFile open, LabelContext context)
    {
        (Open, Context) = (open, context);
        (_permitted, _blocked) = LabelMachine.ActionsFor(open.File, open.Rulebook.Labels, context);
    }

    internal OpenLabelFile Open { get; }

    public LabelContext Context { get; }

    public LabelFile File => Open.File;

    public string Id => Open.Member.Id;

    public string Scheme => Open.Member.Scheme;

    public DateOnly Today => Context.Today;

    /// <summary>The kinds that the scheme grants and that have a procedure of their own.</summary>
    public IReadOnlyList<string> Kinds => [.. Open.Rulebook.Labels.Where(kind => !LabelKind.IsCarried(kind))];

    /// <summary>Those that are carried beside another (BC-39).</summary>
    public IReadOnlyList<string> Carried => [.. Open.Rulebook.Labels.Where(LabelKind.IsCarried)];

    /// <summary>Whether it ever had any of them: then it has a badge and a certificate.</summary>
    public bool EverHad => File.Standing.Labels.Count > 0;

    /// <summary>Whether the public sees it as valid today (BC-40).</summary>
    public bool IsValid(string kind) =>
        File.Standing.Labels.FirstOrDefault(l => l.Kind == kind) is { } label && File.Standing.IsValid(label, Today);

    public bool May<TCommand>(string? kind = null)
        where TCommand : LabelCommand =>
        _permitted.Any(p => p.Command == typeof(TCommand) && (kind is null || p.Kind == kind));

    /// <summary>Why a condition holds it back; null where none does.</summary>
    public Refusal? WhyHeldBack<TCommand>(string? kind = null)
        where TCommand : LabelCommand =>
        _blocked.FirstOrDefault(b => b.Command == typeof(TCommand) && (kind is null || b.Kind == kind))?.Refusal;

    public IReadOnlyList<LabelDuty> Duties => LabelDuties.Of(this);

    /// <summary>What would follow if that label were asked for now: it is done on a copy, so the law says it.</summary>
    public Joining? WouldFollow(string kind)
    {
        if (File.Do(new ApplyForLabel(kind, Undertaking: true), Context).File is not { } asked)
        {
            return null;
        }

        var fee = asked.Fees.Find(f => f.Year == Today.Year && f.PaidOn is null);
        var label = asked.Label(kind);
        var certifies = LabelFamilies.Of(kind) == LabelFamily.Certified && label.State == LabelState.Applied;
        return new Joining(
            kind,
            fee?.Amount,
            fee?.Months ?? 0,
            certifies ? Open.Rulebook.Label.CertificationCost : null
        );
    }

    /// <summary>The changes over which it may leave now, with what that means: it is done on a copy, so the law says it.</summary>
    public IReadOnlyList<LeavingOver> MayLeaveOver =>
        [
            .. Context
                .Changes.Where(change => change.Significant)
                .Select(change => (change, Tried: File.Do(new LeaveOverChange(change.Version), Context).File))
                .Where(left => left.Tried is not null)
                .Select(left => new LeavingOver(
                    left.change,
                    LastDayFor(left.change),
                    left.Tried!.LeftOver[^1].EndsOn,
                    left.Tried.Fees.Find(f => f is { Returned: not null, ReturnedOn: null })?.Returned
                )),
        ];

    private DateOnly LastDayFor(AnnouncedChange change) =>
        Open.Rulebook.Amendment.Significant is { } transition
        && transition.From(change.SentOn) is var last
        && last < change.InForce
            ? last
            : change.InForce;
}
