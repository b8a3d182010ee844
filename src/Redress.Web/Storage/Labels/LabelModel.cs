using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Redress.Web.Storage.Labels;

/// <summary>How the rows of labels lie in the database.</summary>
internal sealed class LabelModel
    : IEntityTypeConfiguration<LabelFileRow>,
        IEntityTypeConfiguration<LabelJournalRow>,
        IEntityTypeConfiguration<LabelJournalContentRow>,
        IEntityTypeConfiguration<LabelHeadRow>,
        IEntityTypeConfiguration<LabelStandRow>,
        IEntityTypeConfiguration<LabelTermRow>,
        IEntityTypeConfiguration<LabelTaskRow>,
        IEntityTypeConfiguration<MemberLetterRow>,
        IEntityTypeConfiguration<MisuseReportRow>,
        IEntityTypeConfiguration<ExperienceRow>
{
    public void Configure(EntityTypeBuilder<LabelFileRow> builder)
    {
        builder.ToTable("label_files");
        builder.HasKey(f => f.MemberId);
        builder.HasIndex(f => f.NextDue).HasFilter("next_due IS NOT NULL");
        builder.HasIndex(f => f.MemberId, "IX_label_files_named").HasFilter("public_name IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<LabelHeadRow> builder)
    {
        builder.ToTable("label_heads");
        builder.HasKey(h => new { h.RootId, h.Position });
        builder.HasIndex(h => new { h.MemberId, h.Sequence });
        builder.Ignore(h => h.Name);
    }

    public void Configure(EntityTypeBuilder<LabelJournalRow> builder)
    {
        builder.ToTable("label_journal");
        builder.HasKey(j => new { j.MemberId, j.Sequence });
    }

    public void Configure(EntityTypeBuilder<LabelJournalContentRow> builder)
    {
        builder.ToTable("label_journal_content");
        builder.HasKey(j => new { j.MemberId, j.Sequence });
    }

    public void Configure(EntityTypeBuilder<LabelStandRow> builder)
    {
        builder.ToTable("label_stands");
        builder.HasKey(s => new { s.MemberId, s.Kind });
        builder.HasIndex(s => new
        {
            s.Scheme,
            s.State,
            s.ValidUntil,
            s.Kind,
        });
        builder.HasIndex(s => s.ValidUntil);
    }

    public void Configure(EntityTypeBuilder<LabelTermRow> builder)
    {
        builder.ToTable("label_terms");
        builder.HasKey(t => new { t.MemberId, t.TermId });
        builder.HasIndex(t => new { t.Scheme, t.Ends });
        builder.HasIndex(t => new
        {
            t.Scheme,
            t.Kind,
            t.Ends,
        });
    }

    public void Configure(EntityTypeBuilder<LabelTaskRow> builder)
    {
        builder.ToTable("label_tasks");
        builder.HasKey(t => new { t.MemberId, t.TaskId });
        builder.HasIndex(t => new { t.Scheme, t.Due });
        builder.HasIndex(t => new { t.Scheme, t.What });
    }

    public void Configure(EntityTypeBuilder<MemberLetterRow> builder)
    {
        builder.ToTable("member_letters");
        builder.HasIndex(l => new { l.MemberId, l.Id });
        builder.HasIndex(l => l.MailKey).HasFilter("awaited");
        builder.HasIndex(l => l.Id, "IX_member_letters_unposted").HasFilter("registered AND posted_on IS NULL");
    }

    public void Configure(EntityTypeBuilder<MisuseReportRow> builder)
    {
        builder.ToTable("misuse_reports");
        builder.HasIndex(r => new { r.State, r.Due });
    }

    public void Configure(EntityTypeBuilder<ExperienceRow> builder)
    {
        builder.ToTable("experiences");
        builder.HasIndex(e => new { e.MemberId, e.State });
        builder.HasIndex(e => e.CodeHash).HasFilter("code_hash IS NOT NULL");
    }
}
