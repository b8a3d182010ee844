using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Committee;
using Redress.Web.Documents;
using Redress.Web.Identity.Sessions;
using Redress.Web.Identity.SignIn;
using Redress.Web.Intake.Drafts;
using Redress.Web.Journal;
using Redress.Web.KeptForms;
using Redress.Web.Labels;
using Redress.Web.Labels.Experiences;
using Redress.Web.Labels.Misuses;
using Redress.Web.Members;
using Redress.Web.Members.Applications;
using Redress.Web.Members.Register;
using Redress.Web.People;
using Redress.Web.Storage.Audits;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Scheduling;

/// <summary>
/// Something that is looked after twice a minute. Whoever has such work registers one; they are done in the order of their registration, each for itself, and the page of operations shows how each
/// went last.
/// </summary>
/// <param name="Name">Of small letters and hyphens: it stays the same from version to version.</param>
internal sealed record DueTask(string Name, Func<CancellationToken, Task> Run);

internal static class DueTasks
{
    private static readonly TimeSpan Staged = TimeSpan.FromDays(2);

    public static IServiceCollection AddDueTask(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, Func<CancellationToken, Task>> run
    ) => services.AddSingleton(s => new DueTask(name, run(s)));

    /// <summary>What falls due in cases first, then what is mailed, then what nobody needs any more.</summary>
    public static IServiceCollection AddDueTasks(this IServiceCollection services) =>
        services
            // FP-21: before a term runs out that nobody was told of.
            .AddDueTask("given-up-letters", s => s.GetRequiredService<GivenUpLetters>().Note)
            .AddDueTask("committees", s => s.GetRequiredService<CommitteeRegister>().Follow)
            .AddDueTask("label-files", s => s.GetRequiredService<LabelDue>().OpenFiles)
            .AddDueTask("label-calendar", s => s.GetRequiredService<LabelCalendar>().Follow)
            .AddDueTask("label-letters", s => s.GetRequiredService<LabelDue>().NoteLetters)
            .AddDueTask("what-is-due", s => s.GetRequiredService<DueWorker>().DoWhatIsDue)
            .AddDueTask("member-days", s => s.GetRequiredService<MemberDays>().Follow)
            .AddDueTask("journal-root", s => At(s, s.GetRequiredService<JournalRoots>().Take))
            .AddDueTask("digests", s => At(s, s.GetRequiredService<DigestJob>().Write))
            .AddDueTask("duty-mails", s => At(s, s.GetRequiredService<DutyMailJob>().Write))
            .AddDueTask("old-form-drafts", s => s.GetRequiredService<FormDrafts>().DeleteExpired)
            .AddDueTask("old-kept-forms", s => s.GetRequiredService<KeptFormStore>().DeleteExpired)
            .AddDueTask("old-mail-links", s => s.GetRequiredService<MailLinks>().DeleteExpired)
            .AddDueTask("ended-sessions", s => s.GetRequiredService<SessionStore>().DeleteEnded)
            .AddDueTask("old-sign-ins", s => s.GetRequiredService<SignInLog>().DeleteOld)
            .AddDueTask(
                "staged-files",
                s => cancel => s.GetRequiredService<DocumentStore>().DeleteStaged(Staged, cancel)
            )
            .AddDueTask("old-answers", s => s.GetRequiredService<Idempotency>().DeleteExpired)
            .AddDueTask("old-applications", s => s.GetRequiredService<ApplicationDesk>().DeleteExpired)
            .AddDueTask("old-experiences", s => s.GetRequiredService<ExperienceDesk>().DeleteExpired)
            .AddDueTask("old-label-files", s => s.GetRequiredService<LabelRetention>().DeleteOld)
            .AddDueTask("old-misuse-reports", s => s.GetRequiredService<ReportRetention>().DeleteOld)
            .AddDueTask("old-complaint-drafts", s => s.GetRequiredService<ComplaintDrafts>().DeleteExpired)
            .AddDueTask("old-invitations", s => s.GetRequiredService<PersonInvitations>().DeleteOld)
            .AddDueTask("old-audit", s => s.GetRequiredService<AuditRetention>().DeleteOld)
            .AddDueTask("old-tasks", s => s.GetRequiredService<DeskTasks>().DeleteOld);

    private static Func<CancellationToken, Task> At(
        IServiceProvider services,
        Func<DateTimeOffset, CancellationToken, Task> run
    )
    {
        var time = services.GetRequiredService<TimeProvider>();
        return cancel => run(time.GetUtcNow(), cancel);
    }
}
