using System.Linq.Expressions;
using Redress.Domain.Members;

namespace Redress.Web.Storage;

/// <summary>A member as it is stored; what it may become is said by <see cref="Member"/>.</summary>
internal sealed class MemberRow
{
    public string Id { get; set; } = "";

    public string Scheme { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Website { get; set; }

    /// <summary>Name and website, folded, for who looks for a part of them.</summary>
    public string NameKey
    {
        get => Search.NameKey.Of(Name, Website);
        private set { }
    }

    public string? Email { get; set; }

    public string? CompanyNumber { get; set; }

    public string Language { get; set; } = "";

    public Membership Membership { get; set; }

    public LabelState Label { get; set; }

    public DateOnly JoinedOn { get; set; }

    public DateOnly? SuspendedFrom { get; set; }

    public DateOnly? SuspendedUntil { get; set; }

    public DateOnly? LabelWithdrawnOn { get; set; }

    /// <summary>The first day on which it was no member any more; null while it is one, and where the day is not known.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The user who is the contact of cases that name no other; null for the first user.</summary>
    public string? ContactId { get; set; }

    public Member ToMember() =>
        new(Id, Scheme, Name, Website, Email, CompanyNumber, Language, Membership, Label, JoinedOn)
        {
            SuspendedFrom = SuspendedFrom,
            SuspendedUntil = SuspendedUntil,
            LabelWithdrawnOn = LabelWithdrawnOn,
            EndedOn = EndedOn,
        };

    public void CopyFrom(Member m) =>
        (
            Name,
            Website,
            Email,
            CompanyNumber,
            Language,
            Membership,
            Label,
            SuspendedFrom,
            SuspendedUntil,
            LabelWithdrawnOn,
            EndedOn
        ) = (
            m.Name,
            m.Website,
            m.Email,
            m.CompanyNumber,
            m.Language,
            m.Membership,
            m.Label,
            m.SuspendedFrom,
            m.SuspendedUntil,
            m.LabelWithdrawnOn,
            m.EndedOn
        );

    /// <summary>Whether it was a member on that day, whatever became of it since (BC-1, FP-21).</summary>
    public static Expression<Func<MemberRow, bool>> WasMemberOn(DateOnly day) =>
        m =>
            m.JoinedOn <= day
            && (m.Membership == Membership.Active || m.Membership == Membership.Suspended || m.EndedOn > day);

    public static MemberRow Of(Member m)
    {
        var row = new MemberRow
        {
            Id = m.Id,
            Scheme = m.Scheme,
            JoinedOn = m.JoinedOn,
        };
        row.CopyFrom(m);
        return row;
    }
}
