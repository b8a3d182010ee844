using Redress.Domain.Members;

namespace Redress.Domain.Tests.Members;

/// <summary>
/// What a member is and has, told by hand from what happened to it, in the order in which it did: each grant is a thing of its own that keeps who took it, and whether it is
/// over. It compares no days of sanctions with days of labels, as the program does.
/// </summary>
internal sealed class MemberOracle
{
    private static readonly string[] Carriers = [LabelKind.ForConsumers, LabelKind.ForBusinesses];
    private readonly List<Grant> _grants = [];
    private DateOnly _askedOn;

    public enum Own
    {
        Candidate,
        Member,
        Gone,
    }

    /// <summary>What it is by itself.</summary>
    public Own Is { get; private set; } = Own.Candidate;

    /// <summary>The first day without it.</summary>
    public DateOnly? GoneOn { get; private set; }

    public List<Imposed> Sanctions { get; } = [];

    /// <summary>All days on which it was a member by itself and which are over: first, and first without.</summary>
    public List<(DateOnly First, DateOnly Without)> Past { get; } = [];

    public DateOnly? JoinedOn { get; private set; }

    public MemberOracle(DateOnly today) => _askedOn = today;

    /// <summary>A sanction that has begun and whose decision is final.</summary>
    public sealed class Imposed
    {
        /// <summary>Null for an exclusion.</summary>
        public DateOnly? LastDay { get; init; }

        public DateOnly FirstDay { get; init; }

        public bool Over { get; set; }

        public bool Lifted { get; set; }

        public bool Runs => LastDay is not null && !Over && !Lifted;

        public bool Excludes => LastDay is null && !Lifted;
    }

    private sealed record Grant(string Kind, DateOnly From, DateOnly? Until)
    {
        public bool Over { get; set; }

        public List<Imposed> TakenBy { get; } = [];

        /// <summary>By its own procedure.</summary>
        public bool Lost { get; set; }

        public bool IsThere => !Over && !Lost && TakenBy.TrueForAll(s => s.Lifted);

        public bool Has(DateOnly day) => From <= day && !(Until < day);
    }

    public Membership Membership =>
        Sanctions.Exists(s => s.Excludes) ? Membership.Excluded
        : Is == Own.Gone ? Membership.Ended
        : Is == Own.Candidate ? Membership.Candidate
        : Sanctions.Exists(s => s.Runs) ? Membership.Suspended
        : Membership.Active;

    public LabelHolding Label =>
        Membership is Membership.Ended or Membership.Candidate ? LabelHolding.None
        : Membership != Membership.Excluded && Latest().Any(g => g.IsThere) ? LabelHolding.Held
        : Latest().Any(g => !g.Over) ? LabelHolding.Withdrawn
        : LabelHolding.None;

    public bool IsValid(string kind, DateOnly day) =>
        Membership == Membership.Active
        && Has(kind, day)
        && (kind != LabelKind.EcommerceEurope || Carriers.Any(k => Has(k, day)));

    public bool MayBegin => Is == Own.Gone && !Sanctions.Exists(s => s.Excludes);

    public bool MayEnd => Is != Own.Gone && !Sanctions.Exists(s => s.Excludes);

    public bool MayGrant(string kind, DateOnly from, DateOnly today) =>
        Is != Own.Gone
        && !Sanctions.Exists(s => s.Excludes || s.Runs)
        && from <= today
        && !(Is == Own.Candidate && from < _askedOn)
        && Sanctions.TrueForAll(s => s.Lifted || s.LastDay < from)
        && (kind != LabelKind.EcommerceEurope || Carriers.Any(k => Has(k, today) && Has(k, from)));

    public void Begin(DateOnly today)
    {
        if (JoinedOn is { } joined && joined < GoneOn)
        {
            Past.Add((joined, GoneOn.Value));
        }

        (Is, JoinedOn, GoneOn, _askedOn) = (Own.Candidate, null, null, today);
    }

    public void End(DateOnly today)
    {
        (Is, GoneOn) = (Own.Gone, today);
        _grants.ForEach(g => g.Over = true);
    }

    public void Give(string kind, DateOnly from)
    {
        if (kind != LabelKind.EcommerceEurope && Latest().FirstOrDefault(g => Carried(g)) is { Over: false } europe)
        {
            // With the last that carried it: on some day between nobody had one.
            for (var day = europe.From; day < from; day = day.AddDays(1))
            {
                europe.Over |= !CarriedOn(day);
            }
        }

        _grants.Add(new Grant(kind, from, kind == LabelKind.EcommerceEurope ? null : from.AddYears(2).AddDays(-1)));
        if (Is == Own.Candidate)
        {
            (Is, JoinedOn) = (Own.Member, from);
        }
    }

    /// <summary>By its own procedure: whatever a sanction does or did to it besides, it comes back by another grant only.</summary>
    public void Lose(string kind) => _grants.FindLast(g => g.Kind == kind)!.Lost = true;

    /// <summary>Whether the last that was given of that kind is neither over nor lost by itself, whatever sanctions do to it.</summary>
    public bool IsKept(string kind) => _grants.FindLast(g => g.Kind == kind) is { Over: false, Lost: false };

    public Imposed Impose(DateOnly today, DateOnly? lastDay)
    {
        var imposed = new Imposed { FirstDay = today, LastDay = lastDay };
        Sanctions.Add(imposed);
        _grants.ForEach(g => g.TakenBy.Add(imposed));
        return imposed;
    }

    private static bool Carried(Grant g) => g.Kind == LabelKind.EcommerceEurope;

    private IEnumerable<Grant> Latest() => _grants.GroupBy(g => g.Kind).Select(g => g.Last());

    private bool Has(string kind, DateOnly day) =>
        _grants.FindLast(g => g.Kind == kind) is { IsThere: true } grant && grant.Has(day);

    // As the grants stood that had been given from that day or before; what a sanction took was not over by that.
    private bool CarriedOn(DateOnly day) =>
        _grants
            .Where(g => !Carried(g) && g.From <= day)
            .GroupBy(g => g.Kind)
            .Any(g => g.Last() is { Over: false } last && last.Has(day));
}
