using System.Linq.Expressions;
using Redress.Domain.Members;

namespace Redress.Web.Storage;

/// <summary>A member as it is stored; what it may become is said by <see cref="Member"/>.</summary>
internal sealed class MemberRow
{
    public string Id { get; set; } = "";

    public string Scheme { get; set; } = "";

    /// <summary>Whose member it is: the id of the organisation's first member, its own where it has no other (an organisation is a member in each of its schemes).</summary>
    public string Organisation { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The addresses of its shops, the best known first.</summary>
    public string[] Sites { get; set; } = [];

    public string? Website
    {
        get => Sites is [var first, ..] ? first : null;
        private set { }
    }

    /// <summary>Name and sites, folded, for who looks for a part of them.</summary>
    public string NameKey
    {
        get => Search.NameKey.Of([Name, Website, .. Sites.Skip(1)]);
        private set { }
    }

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>ISO 3166.</summary>
    public string? Country { get; set; }

    public string? CompanyNumber { get; set; }

    /// <summary>Letters and digits of the company number, by which it is found however it is written; empty where there is none.</summary>
    public string CompanyKey
    {
        get => CompanyKeyOf(CompanyNumber);
        private set { }
    }

    /// <summary>Which it reads, that of its letters first.</summary>
    public string[] Languages { get; set; } = [];

    public string Language
    {
        get => Languages is [var first, ..] ? first : "";
        private set { }
    }

    public Membership Membership { get; set; }

    public LabelHolding Label { get; set; }

    /// <summary>The day from which it was a candidate; null where it never was one.</summary>
    public DateOnly? CandidateSince { get; set; }

    /// <summary>Null for who never was a member.</summary>
    public DateOnly? JoinedOn { get; set; }

    public DateOnly? SuspendedFrom { get; set; }

    public DateOnly? SuspendedUntil { get; set; }

    /// <summary>The first day on which it has no label any more because one was taken; null while it has one, and where none was taken.</summary>
    public DateOnly? LabelWithdrawnOn { get; set; }

    /// <summary>The day on which its membership is to end, told beforehand; null where none is told.</summary>
    public DateOnly? EndsOn { get; set; }

    public string? EndReason { get; set; }

    /// <summary>The first day on which it was no member any more; null while it is one, and where the day is not known.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The first day without membership by an end of its own, whatever an exclusion does to it beside; null where there is none.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>The memberships before the present one.</summary>
    public List<PastMembershipRow> Past { get; } = [];

    /// <summary>The user who is the contact of cases that name no other; null for the first user.</summary>
    public string? ContactId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From 1; one more with each change of its details.</summary>
    public int Version { get; set; } = 1;

    /// <param name="labels">All of them; none where nothing is asked that they count for.</param>
    public Member ToMember(IEnumerable<GrantedLabel>? labels = null) =>
        new(Id, Scheme, Name, Website, Email, CompanyNumber, Language, Membership, Label, JoinedOn)
        {
            CandidateSince = CandidateSince,
            SuspendedFrom = SuspendedFrom,
            SuspendedUntil = SuspendedUntil,
            LabelWithdrawnOn = LabelWithdrawnOn,
            EndedOn = EndedOn,
            LeftOn = LeftOn,
            Labels = [.. labels ?? []],
        };

    /// <summary>Takes over how it stands; who it is stays, and so do the rows of its labels.</summary>
    public void CopyFrom(Member m)
    {
        (Membership, Label, LabelWithdrawnOn) = (m.Membership, m.Label, m.LabelWithdrawnOn);
        (CandidateSince, JoinedOn, EndedOn, LeftOn) = (m.CandidateSince, m.JoinedOn, m.EndedOn, m.LeftOn);
        (SuspendedFrom, SuspendedUntil) = (m.SuspendedFrom, m.SuspendedUntil);
    }

    /// <summary>Whether it was a member on that day, whatever became of it since (BC-1, FP-21).</summary>
    public static Expression<Func<MemberRow, bool>> WasMemberOn(DateOnly day) =>
        m =>
            m.JoinedOn <= day
                && (
                    (m.Membership == Membership.Active || m.Membership == Membership.Suspended)
                        && (m.EndsOn == null || m.EndsOn > day)
                    || m.EndedOn > day
                )
            || m.Past.Any(p => p.JoinedOn <= day && p.EndedOn > day);

    /// <summary>As <see cref="CompanyKey"/> holds it.</summary>
    public static string CompanyKeyOf(string? number) =>
        string.Concat((number ?? "").Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    public static MemberRow Of(Member m)
    {
        var row = new MemberRow
        {
            Id = m.Id,
            Scheme = m.Scheme,
            Organisation = m.Id,
            Name = m.Name,
            Sites = m.Website is null ? [] : [m.Website],
            Email = m.Email,
            CompanyNumber = m.CompanyNumber,
            Languages = [m.Language],
            CreatedAt = new DateTimeOffset(m.JoinedOn ?? m.CandidateSince ?? default, default, TimeSpan.Zero),
        };
        row.CopyFrom(m);
        return row;
    }
}

/// <summary>A membership that is over, after which another was asked for: whoever was a member then was one, whatever became of it since (BC-1).</summary>
internal sealed class PastMembershipRow
{
    public string MemberId { get; set; } = "";

    public DateOnly JoinedOn { get; set; }

    /// <summary>The first day without it.</summary>
    public DateOnly EndedOn { get; set; }
}
