using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Redress.Web.Storage.Body;

/// <summary>How the rows about people and their sessions lie in the database.</summary>
internal sealed class PeopleModel
    : IEntityTypeConfiguration<SessionRow>,
        IEntityTypeConfiguration<SignInRow>,
        IEntityTypeConfiguration<PersonSchemeRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("sessions");
        builder.HasIndex(s => s.UserId);
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignInRow> builder)
    {
        builder.ToTable("sign_ins");
        builder.HasIndex(s => new
        {
            s.WhoHash,
            s.Address,
            s.At,
        });
        builder.HasIndex(s => new { s.Address, s.At });
        builder.HasIndex(s => new { s.UserId, s.At });
        builder.HasIndex(s => s.At);
    }

    public void Configure(EntityTypeBuilder<PersonSchemeRow> builder)
    {
        builder.ToTable("person_schemes");
        builder.HasKey(s => new { s.UserId, s.Scheme });
        builder.HasIndex(s => s.Scheme);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The same of the register of members.</summary>
internal sealed class RegisterModel
    : IEntityTypeConfiguration<MemberContactRow>,
        IEntityTypeConfiguration<MemberLabelRow>,
        IEntityTypeConfiguration<PastMembershipRow>,
        IEntityTypeConfiguration<MemberApplicationRow>
{
    public void Configure(EntityTypeBuilder<MemberContactRow> builder)
    {
        builder.ToTable("member_contacts");
        builder.HasIndex(c => c.MemberId);
        builder.HasOne<MemberRow>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MemberLabelRow> builder)
    {
        builder.ToTable("member_labels");
        builder.HasKey(l => new { l.MemberId, l.Kind });
        builder.HasIndex(l => new { l.Kind, l.ValidUntil });
        builder.HasOne<MemberRow>().WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PastMembershipRow> builder)
    {
        builder.ToTable("past_memberships");
        builder.HasKey(p => new { p.MemberId, p.JoinedOn });
        builder
            .HasOne<MemberRow>()
            .WithMany(m => m.Past)
            .HasForeignKey(p => p.MemberId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MemberApplicationRow> builder)
    {
        builder.ToTable("member_applications");
        builder.HasIndex(a => a.CodeHash);
        builder.HasIndex(a => new { a.State, a.CreatedAt });
    }
}

/// <summary>The same of the body's own rules and words.</summary>
internal sealed class RuleModel
    : IEntityTypeConfiguration<RulebookRow>,
        IEntityTypeConfiguration<RulebookSendingRow>,
        IEntityTypeConfiguration<RulebookValueRow>,
        IEntityTypeConfiguration<LetterTextRow>,
        IEntityTypeConfiguration<StatisticsAdviceRow>
{
    public void Configure(EntityTypeBuilder<RulebookRow> builder)
    {
        builder.ToTable("rulebooks");
        builder.HasKey(r => new { r.Scheme, r.Version });
    }

    public void Configure(EntityTypeBuilder<RulebookSendingRow> builder)
    {
        builder.ToTable("rulebook_sendings");
        builder.HasKey(s => new
        {
            s.Scheme,
            s.Version,
            s.MemberId,
            s.To,
        });
    }

    public void Configure(EntityTypeBuilder<RulebookValueRow> builder)
    {
        builder.ToTable("rulebook_values");
        builder.HasKey(v => new { v.Scheme, v.Section });
    }

    public void Configure(EntityTypeBuilder<LetterTextRow> builder)
    {
        builder.ToTable("letter_texts");
        builder.HasKey(t => new
        {
            t.Scheme,
            t.Name,
            t.Language,
            t.Version,
        });
    }

    public void Configure(EntityTypeBuilder<StatisticsAdviceRow> builder)
    {
        builder.ToTable("statistics_advice");
        builder.HasIndex(a => a.Year);
    }
}
