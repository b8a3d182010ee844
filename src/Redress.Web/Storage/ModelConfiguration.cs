using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Storage;

/// <summary>How the office's rows lie in the database.</summary>
internal static partial class ModelConfiguration
{
    public static void Configure(ModelBuilder model)
    {
        Cases(model);
        Projections(model);
        Journal(model);
        Documents(model);
        Outbox(model);
        Accounts(model);
        Unsent(model);
        Members(model);
        Notices(model);
        Committee(model);
        Deliberation(model);
        Office(model);
        Desk(model);
        // In folders that use this one: Body, Audits.
        model.ApplyConfigurationsFromAssembly(typeof(ModelConfiguration).Assembly);
        NameColumns(model);
    }

    private static void Outbox(ModelBuilder model)
    {
        model.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox");
            e.HasDiscriminator<string>("Kind").HasValue<LetterRow>("letter").HasValue<MailRow>("mail");
            // A result is recorded only by whoever holds the claim.
            e.Property(o => o.Claim).IsConcurrencyToken();
            e.HasIndex(o => o.NextTry).HasFilter("state = 'pending'");
            e.HasIndex(o => o.Claim).HasFilter("claim IS NOT NULL");
        });
        model.Entity<LetterRow>(e =>
        {
            e.HasIndex(l => new { l.CaseId, l.Id });
            // What is to be posted, which every page of the secretaries counts, and what was: few of all letters.
            e.HasIndex(l => l.Id, "IX_outbox_unposted")
                .HasFilter("posted_on IS NULL AND state IN ('paper', 'failed', 'topost')");
            e.HasIndex(l => l.Id, "IX_outbox_posted").HasFilter("posted_on IS NOT NULL");
            e.HasIndex(l => l.GivenUp).HasFilter("given_up IS NOT NULL");
            e.HasIndex(l => l.BatchId).HasFilter("batch_id IS NOT NULL");
            e.HasIndex(l => l.Tracking).HasFilter("tracking IS NOT NULL");
        });
        model.Entity<MailRow>().HasIndex(m => m.Key).IsUnique();
        model.Entity<AddressLinkRow>(e =>
        {
            e.ToTable("address_links");
            e.HasKey(l => l.CodeHash);
            e.HasIndex(l => l.CaseId);
        });
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<InvitationRow>(e =>
        {
            e.ToTable("invitations");
            e.HasIndex(i => i.CodeHash).IsUnique();
            e.HasIndex(i => i.MemberId);
            e.HasIndex(i => i.UserId).HasFilter("user_id IS NOT NULL");
        });
        model.Entity<User>(e =>
        {
            e.Property(u => u.Digest).HasDefaultValue(Digests.Weekly);
            e.HasIndex(u => u.MemberId);
        });
        model.Entity<AccountCaseRow>(e =>
        {
            e.ToTable("held_cases");
            e.HasKey(h => new { h.UserId, h.CaseId });
            e.HasIndex(h => h.CaseId);
            e.HasOne<User>().WithMany().HasForeignKey(h => h.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Unsent(ModelBuilder model)
    {
        model.Entity<FormDraftRow>(e =>
        {
            e.ToTable("unsent_forms");
            e.HasKey(d => new
            {
                d.CaseId,
                d.Party,
                d.Action,
            });
            e.HasIndex(d => d.KeptAt);
        });
        model.Entity<KeptFormRow>(e =>
        {
            e.ToTable("kept_forms");
            e.HasKey(k => new
            {
                k.CodeHash,
                k.Reader,
                k.Path,
                k.Form,
            });
            e.HasIndex(k => k.KeptAt);
        });
        model.Entity<MailLinkRow>(e =>
        {
            e.ToTable("mail_links");
            e.HasKey(l => l.CodeHash);
            e.HasIndex(l => l.CaseId);
            e.HasIndex(l => l.ExpiresAt);
        });
        model.Entity<DraftRow>(e =>
        {
            e.ToTable("drafts");
            e.HasIndex(d => d.CodeHash).IsUnique();
            e.HasIndex(d => d.ExpiresAt);
        });
    }

    private static void Members(ModelBuilder model)
    {
        model.Entity<MemberRow>(e =>
        {
            e.ToTable("members");
            e.HasKey(m => m.Id);
            e.Property(m => m.Membership).HasConversion<string>();
            e.Property(m => m.Label).HasConversion<string>();
            e.HasIndex(m => m.Organisation);
            e.HasIndex(m => new { m.Scheme, m.CompanyKey });
            e.HasIndex(m => new
            {
                m.Scheme,
                m.Membership,
                m.NameKey,
            });
        });
    }

    private static void Notices(ModelBuilder model)
    {
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("notices");
            e.HasKey(n => n.Row);
            e.HasIndex(n => n.Reference).IsUnique();
            e.Property(n => n.State).HasConversion<string>();
            e.HasIndex(n => new { n.PublishedOn, n.Reference });
        });
    }

    private static void Committee(ModelBuilder model)
    {
        model.Entity<MandateRow>(e =>
        {
            e.ToTable("committee_seats");
            e.Property(s => s.Position).HasConversion<string>();
        });
        model.Entity<InterestRow>(e =>
        {
            e.ToTable("committee_interests");
            e.Property(i => i.Kind).HasConversion<string>();
            e.HasIndex(i => i.UserId);
        });
        model.Entity<CommitteeAuditRow>(e =>
        {
            e.ToTable("committee_trace");
            e.Property(t => t.Position).HasConversion<string>();
            e.Property(t => t.Kind).HasConversion<string>();
            e.HasIndex(t => t.UserId);
        });
    }

    private static void Deliberation(ModelBuilder model)
    {
        model.Entity<DeliberationDraftRow>(e =>
        {
            e.ToTable("deliberation_drafts");
            e.HasKey(d => new
            {
                d.CaseId,
                d.Draft,
                d.Version,
            });
        });
        model.Entity<DeliberationRemarkRow>(e =>
        {
            e.ToTable("deliberation_remarks");
            e.HasIndex(r => new { r.CaseId, r.At });
        });
        model.Entity<DeliberationVoteRow>(e =>
        {
            e.ToTable("deliberation_votes");
            e.HasKey(v => new
            {
                v.CaseId,
                v.Draft,
                v.UserId,
            });
        });
    }

    private static void Office(ModelBuilder model)
    {
        model.Entity<IdempotencyRow>(e =>
        {
            e.ToTable("idempotency");
            e.HasKey(i => i.KeyHash);
            e.HasIndex(i => i.CreatedAt);
        });
        model.Entity<SettingRow>(e =>
        {
            e.ToTable("settings");
            e.HasKey(s => s.Name);
        });
        model.Entity<DataProtectionKey>(e =>
        {
            e.ToTable("ProtectionKeys");
            e.Property(k => k.Id).HasColumnName("id");
            e.Property(k => k.FriendlyName).HasColumnName("name").IsRequired();
            e.Property(k => k.Xml).HasColumnName("xml").IsRequired();
        });
    }

    // What somebody keeps for itself goes with the account.
    private static void Desk(ModelBuilder model)
    {
        DeskModel.Configure(model);
        model.Entity<DeskSettingRow>().HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        model.Entity<SavedViewRow>().HasOne<User>().WithMany().HasForeignKey(v => v.OwnerId);
        model.Entity<DeskTaskRow>().HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
        model.Entity<DeskNoticeRow>().HasOne<User>().WithMany().HasForeignKey(n => n.UserId);
    }

    private static void Journal(ModelBuilder model)
    {
        model.Entity<JournalRow>(e =>
        {
            e.ToTable("journal");
            e.HasKey(j => new { j.CaseId, j.Sequence });
        });
        model.Entity<JournalContentRow>(e =>
        {
            e.ToTable("journal_content");
            e.HasKey(j => new { j.CaseId, j.Sequence });
        });
        model.Entity<JournalRootRow>(e =>
        {
            e.ToTable("journal_roots");
            e.HasKey(r => r.Id);
            // Counted, not generated: of two programs that take a root at once, the second finds the number taken.
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => r.Day).IsUnique();
        });
        model.Entity<JournalHeadRow>(e =>
        {
            e.ToTable("journal_heads");
            e.HasKey(h => new { h.RootId, h.Position });
            e.HasIndex(h => new { h.CaseId, h.RootId });
        });
    }

    private static void Documents(ModelBuilder model)
    {
        model.Entity<DocumentRow>(e =>
        {
            e.ToTable("documents");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CaseId);
            e.HasIndex(d => d.CreatedAt).HasFilter("case_id IS NULL");
            e.HasIndex(d => d.DraftId).HasFilter("draft_id IS NOT NULL");
            e.HasIndex(d => d.MemberId).HasFilter("member_id IS NOT NULL");
        });
        model.Entity<DocumentChunkRow>(e =>
        {
            e.ToTable("document_chunks");
            e.HasKey(c => new { c.DocumentId, c.Sequence });
        });
    }

    // Small letters, so that nobody who asks the database by hand needs quotes.
    private static void NameColumns(ModelBuilder model)
    {
        foreach (
            var entity in model
                .Model.GetEntityTypes()
                .Where(e =>
                    e.ClrType.Namespace is { } place
                    && place.StartsWith(typeof(ModelConfiguration).Namespace!, StringComparison.Ordinal)
                    && e.ClrType != typeof(User)
                )
        )
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            }
        }
    }
}
