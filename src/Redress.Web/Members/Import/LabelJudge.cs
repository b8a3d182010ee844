using Redress.Domain;
using Redress.Domain.Members;
using Redress.Web.Cases.Formatting;

namespace Redress.Web.Members.Import;

/// <summary>
/// Decides what becomes of each label of a row (BC-33, BC-38, BC-39): nothing, other days, or a grant. A label that was lost is granted anew or stays lost; no other days bring it
/// back.
/// </summary>
/// <param name="member">As it stands; a new one without labels.</param>
/// <param name="granted">The kinds that its scheme grants.</param>
/// <param name="hasEnded">Whether its membership ended on a day that has come, and the register does not say so yet.</param>
internal sealed class LabelJudge(Member member, IReadOnlyList<string> granted, bool hasEnded, DateOnly today)
{
    private const string Column = "labels";
    private readonly List<LabelPlan> _plans = [];
    private readonly List<FieldRefusal> _faults = [];
    private readonly List<Refusal> _refused = [];

    public IReadOnlyList<LabelPlan> Plans => _plans;

    /// <summary>What is wrong, in words; null: nothing.</summary>
    public string? Fault(RefusalTexts texts) =>
        _faults is [var field, ..] ? texts.Field(field)
        : _refused is [var refused, ..] ? texts.Reason(refused)
        : null;

    /// <summary>What the member would have afterwards.</summary>
    public Member Member { get; private set; } = member;

    /// <summary>Of a member that is in no register yet: all of them, those beside which others are carried first.</summary>
    public void JudgeNew(IEnumerable<CsvLabel> labels)
    {
        foreach (var label in InOrder(labels))
        {
            var days = Days(label, null);
            if (WhyNotThese(label.Kind, days) is { } wrong)
            {
                Add(wrong);
            }
            else if (LabelKind.IsCarried(label.Kind) && !IsBesideAnother(days))
            {
                _refused.Add(Refusal.State("BC-39", RefusalReason.NoLabelBeside));
            }
            else
            {
                Take(new LabelPlan(days, Grants: true));
            }
        }
    }

    /// <summary>Of one that is.</summary>
    public void JudgeKnown(IEnumerable<CsvLabel> labels)
    {
        foreach (var label in InOrder(labels))
        {
            var kept = Member.Labels.FirstOrDefault(l => l.Kind == label.Kind);
            var days = Days(label, kept);
            var runs = kept is { IsHeld: true } && !(kept.Until < today);
            if (kept is not null && days.From == kept.From && days.Until == kept.Until)
            {
                // It may be lost: the table only says which days it had.
                if (!runs && label is { From: null, Until: null })
                {
                    Add(FieldReason.LabelAlreadyLost);
                }
            }
            else if (WhyNotThese(label.Kind, days) is { } wrong)
            {
                Add(wrong);
            }
            else if (runs || kept is { IsHeld: true } && days.Until < today)
            {
                Mend(days);
            }
            else
            {
                Grant(label, days, kept);
            }
        }
    }

    private void Mend(GrantedLabel days)
    {
        if (days.From <= Member.NoLabelUntil)
        {
            Add(FieldReason.LabelAlreadyLost);
            return;
        }

        Take(new LabelPlan(days, Grants: false));
    }

    private void Grant(CsvLabel label, GrantedLabel days, GrantedLabel? kept)
    {
        if (label.From is not { } from)
        {
            Add(kept is null ? FieldReason.LabelNeedsItsDays : FieldReason.LabelAlreadyLost);
        }
        else if (
            kept is { IsHeld: true, Until: { } last } && from <= last
            || from <= kept?.From
            || from <= Member.NoLabelUntil
        )
        {
            Add(FieldReason.LabelAlreadyLost);
        }
        else if (hasEnded)
        {
            _refused.Add(Refusal.State("BC-38", RefusalReason.MembershipHasEnded));
        }
        else if (Member.WhyNotGrant(label.Kind, from, today) is { } refused)
        {
            _faults.AddRange(refused.Fields);
            _refused.Add(refused);
        }
        else
        {
            Take(new LabelPlan(days, Grants: true));
        }
    }

    private void Take(LabelPlan plan)
    {
        _plans.Add(plan);
        Member = plan.Grants ? Member.Granted(plan.Label) : Member.Mended(plan.Label);
    }

    private void Add(FieldReason reason) => _faults.Add(new FieldRefusal(Column, "BC-38", reason));

    private FieldReason? WhyNotThese(string kind, GrantedLabel days) =>
        !granted.Contains(kind) ? FieldReason.LabelNotGranted
        : days.From > today ? FieldReason.InTheFuture
        : days.Until > LabelKind.Until(kind, days.From ?? today) ? FieldReason.LabelTooLong
        : null;

    private bool IsBesideAnother(GrantedLabel carried) =>
        Member.Labels.Any(l => LabelKind.Carries(l.Kind) && (carried.From is not { } from || l.Covers(from)));

    // What the table does not say stays; the last day of other days is that of the law.
    private static GrantedLabel Days(CsvLabel label, GrantedLabel? kept)
    {
        var from = label.From ?? kept?.From;
        var until =
            label.Until
            ?? (
                kept is not null && from == kept.From ? kept.Until
                : from is { } first ? LabelKind.Until(label.Kind, first)
                : null
            );
        return new GrantedLabel(label.Kind, from, until);
    }

    private static IEnumerable<CsvLabel> InOrder(IEnumerable<CsvLabel> labels) =>
        labels.OrderBy(l => LabelKind.IsCarried(l.Kind));
}
