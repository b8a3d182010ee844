using System.Globalization;
using Microsoft.Extensions.Localization;
using Redress.Domain.Cases;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Intake.Drafts;

/// <summary>What a complainant has mailed to itself while it files: the way back to its draft, its receipt. Both hold a code, so neither is kept.</summary>
internal sealed class IntakeMail(
    Mailer mailer,
    IConfiguration configuration,
    IStringLocalizer<IntakeTexts> texts,
    SchemeTimes times,
    ContactLines contacts,
    ILogger<IntakeMail> log
)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public bool Sends => mailer.Sends;

    private string Portal => (configuration["Portal:Address"] ?? "http://localhost:5080").TrimEnd('/');

    /// <summary>The link only fills the code in; opening the draft takes the button.</summary>
    public Task<bool> SendDraft(string to, ComplaintDraft complaintDraft, CancellationToken cancel) =>
        Send(
            to,
            texts["mail.draft.subject"],
            texts[
                "mail.draft.text",
                $"{Portal}/complain/resume?code={complaintDraft.Code}",
                complaintDraft.Code,
                DayFormatter.Written(times.In(complaintDraft.Content.Scheme).Day(complaintDraft.ExpiresAt))
            ],
            complaintDraft.Content.Scheme,
            cancel
        );

    public Task<bool> SendReceipt(Case c, string code, CancellationToken cancel)
    {
        var files = string.Join(
            "\n",
            c.Documents.Select(d => $"- {d.Name} ({FileSizeFormatter.Format(d.Size)})\n  SHA-256 {d.Sha256}")
        );
        var text = texts[
            "mail.receipt.text",
            c.Number,
            code,
            times.OfCase(c.Number).Written(c.FiledAt),
            $"{Portal}/track?number={c.Number}",
            files.Length == 0 ? texts["receipt.noFiles"].Value : files
        ];
        return Send(c.Complainant.Email!, texts["mail.receipt.subject", c.Number], text, c.Scheme, cancel);
    }

    private async Task<bool> Send(string to, string subject, string text, string? scheme, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Timeout);
        try
        {
            var mail = new OutgoingMail(
                to,
                "",
                subject,
                $"{text.TrimEnd()}\n\n{contacts.Write(scheme, language)}",
                language,
                $"intake-{Guid.NewGuid():N}"
            )
            {
                ReplyTo = contacts.ReplyTo(scheme),
            };
            var result = await mailer.Send(mail, patience.Token);
            if (result.Outcome == MailOutcome.Sent)
            {
                return true;
            }

            log.LogWarning("A mail that a complainant asked for could not be sent ({Error})", result.LoggedError);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("A mail that a complainant asked for could not be sent in {Timeout}", Timeout);
        }

        return false;
    }
}
