using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Reports;
using Redress.Web.Documents;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Misuses;

/// <summary>
/// What becomes of a report (BC-41): the registrar opens it on a member's file, or proposes to hand it over or to end it, and another person makes that so. Then whoever reported it is told that it
/// was handled, and forgotten.
/// </summary>
internal sealed class MisuseActs(
    IDbContextFactory<AppDb> factory,
    IDatabaseEngine engine,
    LabelService labels,
    DocumentStore store,
    AuditTrail audit,
    MailWriter mails,
    SchemeTimes times
)
{
    private const string Register = "misuse-reports";

    /// <summary>Opens it on a member: the file of its labels goes on with it.</summary>
    /// <param name="text">What the member is told, which is not what was reported where that tells who reported it.</param>
    /// <param name="evidence">Staged; thrown away where this is refused.</param>
    public async Task<Refusal?> OpenOn(
        KeptReport report,
        string memberId,
        string? text,
        StoredDocument evidence,
        Actor by,
        CancellationToken cancel
    )
    {
        Refusal? over = null;
        try
        {
            var done = await labels.Do(
                new LabelCall(
                    memberId,
                    by,
                    Also: async (db, member) =>
                    {
                        over = await Change(
                            db,
                            report.Id,
                            by,
                            "open-misuse",
                            r => r.OpenedOn(member.Id, times.Today(member.Scheme)),
                            cancel
                        );
                        if (over is not null)
                        {
                            throw new ReportIsOverException();
                        }

                        // From now on it is that scheme's alone.
                        db.Set<MisuseReportRow>().Local.Single(r => r.Id == report.Id).Scheme = member.Scheme;
                    }
                ),
                [
                    new AddLabelDocument(
                        evidence.Id,
                        evidence.Name,
                        evidence.MediaType,
                        evidence.Size,
                        evidence.Sha256,
                        ForMember: true
                    ),
                    new OpenMisuse(report.Report.Url, text, evidence.Id, report.Id.ToString()),
                ],
                evidence.Id,
                cancel
            );
            over = done.Refusal;
        }
        catch (ReportIsOverException)
        {
            // Told below; nothing was kept.
        }

        if (over is not null)
        {
            await store.Discard([evidence]);
        }

        return over;
    }

    public Task<Refusal?> ProposeHandOver(Guid id, string? to, DateOnly? on, Actor by, CancellationToken cancel) =>
        Do(id, by, "propose-hand-over-misuse", r => r.ProposeHandOver(to, on, null, by, times.Today()), cancel);

    public Task<Refusal?> ProposeEnd(Guid id, string? reasons, Actor by, CancellationToken cancel) =>
        Do(id, by, "propose-end-misuse", r => r.ProposeEnd(reasons, by), cancel);

    public Task<Refusal?> Confirm(Guid id, Actor by, CancellationToken cancel) =>
        Do(id, by, "confirm-end-of-misuse", r => r.Confirm(by, times.Today()), cancel);

    public Task<Refusal?> Reject(Guid id, Actor by, CancellationToken cancel) =>
        Do(id, by, "reject-end-of-misuse", r => r.Reject(), cancel);

    private async Task<Refusal?> Do(
        Guid id,
        Actor by,
        string action,
        Func<MisuseReport, MisuseReportResult> act,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Change(db, id, by, action, act, cancel) is { } refused)
        {
            return refused;
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Refusal?> Change(
        AppDb db,
        Guid id,
        Actor by,
        string action,
        Func<MisuseReport, MisuseReportResult> act,
        CancellationToken cancel
    )
    {
        await engine.LockRegister(db, Register, cancel);
        if (
            await MisuseReports.KeptBy(db.Set<MisuseReportRow>(), by).FirstOrDefaultAsync(r => r.Id == id, cancel)
            is not { } row
        )
        {
            return Refusal.NotYours();
        }

        if (act(MisuseReports.Read(row).Report) is not { Report: { } changed } result)
        {
            return act(MisuseReports.Read(row).Report).Refusal;
        }

        row.File = MisuseReports.Write(changed);
        row.State = WireNames.Camel(changed.State.ToString());
        row.MemberId = changed.MemberId;
        row.Version++;
        if (changed.State != MisuseReportState.Open)
        {
            await TellAndForget(db, row, cancel);
        }

        await audit.Add(
            db,
            new AuditEntry(
                by,
                AuditArea.Members,
                $"misuse-report:{id}",
                action,
                changed.Reasons ?? changed.Proposed?.Reasons
            ),
            cancel
        );
        return null;
    }

    // That it was handled, and nothing of how: that is between the body and whom it is about.
    private async Task TellAndForget(AppDb db, MisuseReportRow row, CancellationToken cancel)
    {
        if (row.Email is { } email)
        {
            await MailWriter.Enqueue(
                db,
                mails.Write(
                    $"misuse-handled:{row.Id}",
                    new MailReader(email, "", row.Language, row.Scheme),
                    MailWriter.MisuseHandled,
                    new Dictionary<string, object> { ["day"] = times.In(row.Scheme).Day(row.At) }
                ),
                cancel
            );
            row.Email = null;
        }
    }

    private sealed class ReportIsOverException : Exception;
}
