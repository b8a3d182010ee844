using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Desk;

/// <summary>How the rows of the workbench lie in the database.</summary>
internal static class DeskModel
{
    public static void Configure(ModelBuilder model)
    {
        Personal(model);
        OfCases(model);
        Reading(model);
        model.Entity<PostBatchRow>(e =>
        {
            e.ToTable("post_batches");
            e.HasIndex(b => b.MadeAt);
        });
        model.Entity<PostPrintRow>(e =>
        {
            e.ToTable("post_prints");
            e.HasIndex(p => p.BatchId);
        });
        model.Entity<StandardTextRow>(e =>
        {
            e.ToTable("standard_texts");
            e.HasIndex(t => new
            {
                t.Scheme,
                t.Language,
                t.Outcome,
                t.Norm,
            });
        });
    }

    private static void Personal(ModelBuilder model)
    {
        model.Entity<DeskSettingRow>(e =>
        {
            e.ToTable("desk_settings");
            e.HasKey(s => new { s.UserId, s.Name });
        });
        model.Entity<SavedViewRow>(e =>
        {
            e.ToTable("saved_views");
            e.HasIndex(v => v.OwnerId);
            e.HasIndex(v => v.Name).HasFilter("shared");
        });
        model.Entity<DeskTaskRow>(e =>
        {
            e.ToTable("desk_tasks");
            e.HasIndex(t => new { t.UserId, t.Due }).HasFilter("done_at IS NULL");
            e.HasIndex(t => new { t.UserId, t.DoneAt }).HasFilter("done_at IS NOT NULL");
            e.HasIndex(t => t.CaseId).HasFilter("case_id IS NOT NULL");
        });
        model.Entity<DeskNoticeRow>(e =>
        {
            e.ToTable("desk_notices");
            e.HasIndex(n => new { n.UserId, n.At });
            e.HasIndex(n => new
                {
                    n.CaseId,
                    n.UserId,
                    n.Kind,
                    n.Source,
                })
                .IsUnique();
        });
    }

    private static void OfCases(ModelBuilder model)
    {
        model.Entity<DeskWaitRow>(e =>
        {
            e.ToTable("desk_waits");
            e.HasKey(w => new
            {
                w.CaseId,
                w.What,
                w.Key,
                w.ForRole,
            });
            e.Property(w => w.What).HasConversion<string>();
            e.Property(w => w.ForRole).HasConversion<string>();
            // As it is listed: what is due first, of everything and of one kind.
            e.HasIndex(w => new
            {
                w.ForRole,
                w.Due,
                w.CaseId,
            });
            e.HasIndex(w => new
            {
                w.ForRole,
                w.What,
                w.Due,
                w.CaseId,
            });
        });
        model.Entity<CaseTagRow>(e =>
        {
            e.ToTable("case_tags");
            e.HasKey(t => new { t.CaseId, t.Tag });
            e.HasIndex(t => new { t.Tag, t.CaseId });
        });
        model.Entity<ContactKeyRow>(e =>
        {
            e.ToTable("contact_keys");
            e.HasKey(k => new
            {
                k.CaseId,
                k.Kind,
                k.Key,
            });
            e.Property(k => k.Kind).HasConversion<string>();
            e.HasIndex(k => k.Key);
        });
    }

    private static void Reading(ModelBuilder model)
    {
        model.Entity<ExhibitTitleRow>(e =>
        {
            e.ToTable("exhibit_titles");
            e.HasKey(t => t.DocumentId);
            e.HasIndex(t => t.CaseId);
        });
        model.Entity<PageNoteRow>(e =>
        {
            e.ToTable("page_notes");
            e.HasIndex(n => new
            {
                n.CaseId,
                n.UserId,
                n.DocumentId,
            });
        });
        model.Entity<ReadingMarkRow>(e =>
        {
            e.ToTable("reading_marks");
            e.HasKey(m => new
            {
                m.CaseId,
                m.UserId,
                m.DocumentId,
            });
        });
    }
}
