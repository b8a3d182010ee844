using Redress.Web.Storage;

namespace Redress.Web.Letters.Mail;

/// <summary>Looks into the outbox four times a minute; less often while the mail server takes nothing.</summary>
internal sealed class OutboxHostedService(
    Outbox outbox,
    Mailer mailer,
    StoreOutages outages,
    ILogger<OutboxHostedService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailer.Sends)
        {
            log.LogWarning(
                "Neither Mail:Host nor Mail:Folder is set: letters are written and can be read, but no e-mail points to them until an administrator sets a mail server"
            );
        }

        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.SendPending(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outages.Tell(e))
                {
                    log.LogError(e, "The outbox could not be emptied; it is tried again");
                }
            }

            // A server that does not know us may shut us out if it is asked too often.
            pause = outbox.ServerIsUnavailable
                ? TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks))
                : Pause;
            await Task.Delay(pause, TimeProvider.System, stoppingToken);
        }
    }
}
