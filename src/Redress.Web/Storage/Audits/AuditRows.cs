using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Redress.Domain.Journal;

namespace Redress.Web.Storage.Audits;

/// <summary>That something was done outside of cases. The database refuses to change or delete it; it holds no personal data (FP-18).</summary>
internal sealed class AuditRow
{
    /// <summary>From 1, without gaps.</summary>
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public AuditArea Area { get; set; }

    /// <summary>To whom or what, such as member:an id.</summary>
    public string Subject { get; set; } = "";

    public string Action { get; set; } = "";

    /// <summary>Of the content beside it.</summary>
    public string Commitment { get; set; } = "";

    public string Hash { get; set; } = "";

    public AuditLine ToLine() => new(Id, At, Area.ToString(), Subject, Action, Commitment);
}

/// <summary>By whom, why and with which details: what an entry of the audit commits to. The database refuses to change it.</summary>
internal sealed class AuditContentRow
{
    public long Id { get; set; }

    public byte[] Salt { get; set; } = [];

    /// <summary>JSON of <see cref="AuditContent"/>.</summary>
    public string Content { get; set; } = "";
}

/// <summary>How the audit lies in the database.</summary>
internal sealed class AuditModel : IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<AuditContentRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        // Counted, not generated: there is no gap.
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Area).HasConversion<string>();
        builder.HasIndex(a => new
        {
            a.Area,
            a.Subject,
            a.Id,
        });
    }

    public void Configure(EntityTypeBuilder<AuditContentRow> builder)
    {
        builder.ToTable("audit_content");
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}
