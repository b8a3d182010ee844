using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Redress.Web.Storage;

/// <summary>The table of cases, with the columns and indexes that lists, searches and figures use.</summary>
internal static partial class ModelConfiguration
{
    private static void Cases(ModelBuilder model)
    {
        model.Entity<CaseRow>(e =>
        {
            CaseColumns(e);
            WorklistColumns(e);
            WorklistOrders(e);
            OverviewColumns(e);
        });
        model.Entity<CaseReadMarkRow>(e =>
        {
            e.ToTable("case_looks");
            e.HasKey(l => new { l.UserId, l.CaseId });
        });
        model.Entity<DueRow>(e =>
        {
            e.ToTable("due");
            e.HasKey(d => new { d.CaseId, d.What });
            e.HasIndex(d => d.At);
        });
    }

    // What is asked of all cases together is written beside each with the act that changed it (CaseProjection).
    private static void Projections(ModelBuilder model)
    {
        model.Entity<RecusalRow>(e =>
        {
            e.ToTable("recusals");
            e.HasKey(r => new { r.CaseId, r.UserId });
            e.HasIndex(r => new { r.UserId, r.CaseId });
            e.HasOne<CaseRow>().WithMany(c => c.Recusals).HasForeignKey(r => r.CaseId).HasPrincipalKey(c => c.Id);
        });
        Figures(model);
        model.Entity<SanctionRow>(e =>
        {
            e.ToTable("sanctions");
            e.HasKey(s => new { s.CaseId, s.SanctionId });
            e.Property(s => s.Kind).HasConversion<string>();
            e.Property(s => s.State).HasConversion<string>();
            e.HasIndex(s => new { s.MemberId, s.State });
        });
        model.Entity<AppealRow>(e =>
        {
            e.ToTable("appeals");
            e.HasKey(a => new { a.CaseId, a.AppealId });
            e.Property(a => a.Party).HasConversion<string>();
            e.Property(a => a.State).HasConversion<string>();
            e.Property(a => a.DepositState).HasConversion<string>();
        });
        model.Entity<AppealTaskRow>(e =>
        {
            e.ToTable("appeal_tasks");
            e.HasKey(t => new
            {
                t.CaseId,
                t.AppealId,
                t.Task,
            });
            e.Property(t => t.Task).HasConversion<string>();
            // The desk's order, for all there is to do and for one kind of it.
            e.HasIndex(t => new { t.Due, t.SortKey });
            e.HasIndex(t => new
            {
                t.Task,
                t.Due,
                t.SortKey,
            });
        });
    }

    private static void Figures(ModelBuilder model)
    {
        model.Entity<FigureRow>(e =>
        {
            e.ToTable("figures");
            e.HasKey(f => new
            {
                f.Figure,
                f.Day,
                f.Scheme,
                f.Key,
            });
            e.HasIndex(f => f.Day);
            // Two programs that add to one total at once: the second tries again.
            e.Property(f => f.Count).IsConcurrencyToken();
        });
        model.Entity<FigureChangeRow>().ToTable("figure_changes");
    }

    private static void CaseColumns(EntityTypeBuilder<CaseRow> e)
    {
        e.ToTable("cases");
        e.HasKey(c => c.Row);
        e.HasAlternateKey(c => c.Id);
        e.HasIndex(c => c.Number).IsUnique();
        e.Property(c => c.Kind).HasConversion<string>();
        e.Property(c => c.State).HasConversion<string>();
        e.Property(c => c.Version).IsConcurrencyToken();
        e.Property(c => c.SearchWords).HasColumnType("text");
        e.Property(c => c.File).HasColumnType("text");
        e.HasIndex(c => c.ComplainantEmail);
        e.HasIndex(c => c.OrderKey);
        e.HasIndex(c => c.TextKey);
        // Those in which something was done since the last root: few, however many cases there are.
        e.HasIndex(c => c.Number, "IX_cases_unrooted").HasFilter("journal_length > rooted_length");
    }

    private static void WorklistColumns(EntityTypeBuilder<CaseRow> e)
    {
        // The worklist's order, for each way it is asked: soonest first, then by number.
        e.HasIndex(c => new { c.NextDue, c.Number });
        e.HasIndex(c => new
        {
            c.State,
            c.NextDue,
            c.Number,
        });
        e.HasIndex(c => new
        {
            c.RespondentMemberId,
            c.NextDue,
            c.Number,
        });
        e.HasIndex(c => new
        {
            c.RespondentMemberId,
            c.RespondentDue,
            c.Number,
        });
        e.Property(c => c.RespondentDue).HasDefaultValue(CaseRow.NothingDue);
        e.Property(c => c.Open)
            .HasComputedColumnSql(
                "state NOT IN ('Settled', 'Withdrawn', 'ReferredExternally', 'Closed')",
                stored: true
            );
        e.HasIndex(c => new { c.NextDue, c.Number }, "IX_cases_open").HasFilter("open");
        e.HasIndex(
                c => new
                {
                    c.AssignedToId,
                    c.NextDue,
                    c.Number,
                },
                "IX_cases_open_assigned"
            )
            .HasFilter("open");
        e.HasIndex(c => new { c.NextDue, c.Number }, "IX_cases_message").HasFilter("message_due IS NOT NULL");
        e.HasIndex(c => new { c.NextDue, c.Number }, "IX_cases_missed").HasFilter("missed_terms <> ''");
    }

    // The orders besides that of what is due, each in both directions, for all cases and for those that are open.
    private static void WorklistOrders(EntityTypeBuilder<CaseRow> e)
    {
        e.HasIndex(c => new { c.FiledOn, c.Number });
        e.HasIndex(c => new { c.FiledOn, c.Number }, "IX_cases_open_filed").HasFilter("open");
        e.HasIndex(c => new { c.ChangedAt, c.Number });
        e.HasIndex(c => new { c.ChangedAt, c.Number }, "IX_cases_open_changed").HasFilter("open");
        e.HasIndex(c => new { c.AssignedKey, c.Number });
        e.HasIndex(c => new { c.AssignedKey, c.Number }, "IX_cases_open_assignee").HasFilter("open");
        e.HasIndex(c => c.Number, "IX_cases_open_number").HasFilter("open");
    }

    private static void OverviewColumns(EntityTypeBuilder<CaseRow> e)
    {
        e.Property(c => c.Figures).IsConcurrencyToken();
        // To where the overview's bars lead, beside the index by day of filing.
        e.HasIndex(c => c.OutcomeOn).HasFilter("outcome_on IS NOT NULL");
    }
}
