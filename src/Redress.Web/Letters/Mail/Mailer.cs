using MailKit.Net.Smtp;
using MailKit.Security;

namespace Redress.Web.Letters.Mail;

/// <summary>What became of an e-mail.</summary>
internal enum MailOutcome
{
    /// <summary>The server took it, or it lies in the folder.</summary>
    Sent,

    /// <summary>It was not taken, and may be later: for now (4xx), since the server does not let us write to anybody there (5xx, as of a relay), or since the line broke.</summary>
    TryLater,

    /// <summary>It will not be taken however often it is tried: no such recipient (550, 551, 553), or no address.</summary>
    Refused,

    /// <summary>The server takes nothing from us: not there, not trusted, or it does not know us. That says nothing of the e-mail.</summary>
    ServerUnavailable,
}

/// <summary>What became of an e-mail, and why, unless it was sent.</summary>
/// <param name="Error">In the server's words where it answered, which may name the recipient: kept with the e-mail alone.</param>
/// <param name="Answer">The code with which the server answered a recipient or the text; null where the words are not the server's, or are about us.</param>
internal sealed record MailResult(MailOutcome Outcome, string? Error = null, int? Answer = null)
{
    /// <summary>Why, for the log: it names no recipient.</summary>
    public string? LoggedError => Answer is { } code ? $"answer {code}" : Error;
}

/// <summary>Hands e-mails to the server, or without one puts them as files into the folder, where the demo can be read. With neither, nothing is sent and the letters wait.</summary>
internal sealed class Mailer(MailOptions options, TimeProvider time)
{
    private volatile MailOptions _options = options;

    public bool Sends => _options.Server is not null || _options.Folder is not null;

    public int Attempts => _options.Attempts;

    /// <summary>What is said of the way that e-mails go: another where anything of it is.</summary>
    public string Way => _options.Way;

    /// <summary>From now on e-mails go this way; a connection that is open stays what it is.</summary>
    public void Become(MailOptions options) => _options = options;

    /// <summary>A connection for one e-mail after the other; it is made with the first.</summary>
    public MailConnection Open() => new(_options, time);

    public async Task<MailResult> Send(OutgoingMail mail, CancellationToken cancel)
    {
        await using var connection = Open();
        return await connection.Send(mail, cancel);
    }
}

/// <summary>One conversation with the mail server. Not for two at once.</summary>
internal sealed class MailConnection(MailOptions options, TimeProvider time) : IAsyncDisposable
{
    private SmtpClient? _client;

    /// <summary>Takes no longer than Mail:TimeoutSeconds, whatever the server does.</summary>
    public async Task<MailResult> Send(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = mail.Compose(options.From, time.GetUtcNow());
        if (message is null)
        {
            return new MailResult(MailOutcome.Refused, "Its address is not an e-mail address.");
        }

        if (options.Server is null)
        {
            return await PickupFolder.Write(
                options.Folder ?? throw new InvalidOperationException("Neither Mail:Host nor Mail:Folder is set."),
                mail.Id,
                message,
                cancel
            );
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Timeout);
        var isReused = await IsStillThere(patience.Token, cancel);
        var result = await Say(message, patience.Token, cancel);
        // A server may refuse further e-mails of one conversation: that is no trouble yet.
        return isReused && result.Outcome == MailOutcome.ServerUnavailable
            ? await Say(message, patience.Token, cancel)
            : result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (IsOfTheLine(e))
            {
                // Everything was said already.
            }
        }

        _client?.Dispose();
    }

    // A server may close after each e-mail, or after a while. An e-mail said into that line would count as one that was not taken.
    private async Task<bool> IsStillThere(CancellationToken patience, CancellationToken cancel)
    {
        if (_client is not { IsConnected: true } client)
        {
            return false;
        }

        try
        {
            await client.NoOpAsync(patience);
            return true;
        }
        catch (Exception e) when (IsOfTheLine(e) && !cancel.IsCancellationRequested)
        {
            await HangUp();
            return false;
        }
    }

    private async Task<MailResult> Say(
        MimeKit.MimeMessage message,
        CancellationToken patience,
        CancellationToken cancel
    )
    {
        try
        {
            await Connect(patience);
        }
        catch (Exception e) when (IsOfTheLine(e) && !cancel.IsCancellationRequested)
        {
            await HangUp();
            return new MailResult(MailOutcome.ServerUnavailable, Words(e));
        }

        try
        {
            await _client!.SendAsync(message, patience);
            return new MailResult(MailOutcome.Sent);
        }
        catch (SmtpCommandException e)
        {
            var (outcome, words) = (Judge(e), $"{(int)e.StatusCode} {e.Message}");
            if (outcome != MailOutcome.ServerUnavailable)
            {
                return new MailResult(outcome, words, (int)e.StatusCode);
            }

            await HangUp();
            return new MailResult(outcome, words);
        }
        catch (MailKit.ServiceNotAuthenticatedException e)
        {
            await HangUp();
            return new MailResult(MailOutcome.ServerUnavailable, e.Message);
        }
        catch (NotSupportedException)
        {
            return new MailResult(
                MailOutcome.Refused,
                "Its address needs SMTPUTF8, which the mail server does not offer."
            );
        }
        catch (Exception e) when (IsOfTheLine(e) && !cancel.IsCancellationRequested)
        {
            // It may lie with this e-mail, so that the others shall not wait behind it.
            await HangUp();
            return new MailResult(MailOutcome.TryLater, Words(e));
        }
    }

    /// <summary>
    /// Until a recipient was named, the server speaks of us; from then on of the e-mail. Yet many say only there that they do not take
    /// anything from us (554, or 5.7.x of RFC 3463): a wrong setting would else lose every e-mail that waits.
    /// </summary>
    private static MailOutcome Judge(SmtpCommandException e) =>
        e.ErrorCode == SmtpErrorCode.SenderNotAccepted ? MailOutcome.ServerUnavailable
        : (int)e.StatusCode is 550 or 551 or 553 && !IsOfPolicy(e.Message) ? MailOutcome.Refused
        : MailOutcome.TryLater;

    private static bool IsOfPolicy(string words) => words.TrimStart().StartsWith("5.7.", StringComparison.Ordinal);

    private async Task Connect(CancellationToken patience)
    {
        if (_client is { IsConnected: true })
        {
            return;
        }

        var server = options.Server!;
        _client?.Dispose();
        _client = new SmtpClient();
        if (server.Fingerprint is not null)
        {
            _client.ServerCertificateValidationCallback = (_, certificate, _, _) => server.IsPinned(certificate);
        }

        var security = server.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await _client.ConnectAsync(server.Host, server.Port, security, patience);
        if (server.User is not null)
        {
            await _client.AuthenticateAsync(server.User, server.Password ?? "", patience);
        }
    }

    private async Task HangUp()
    {
        if (_client is { IsConnected: true })
        {
            await _client.DisconnectAsync(quit: false, CancellationToken.None);
        }
    }

    // NotSupportedException: the server cannot STARTTLS, or knows no way to sign in that we know.
    private static bool IsOfTheLine(Exception e) =>
        e
            is IOException
                or System.Net.Sockets.SocketException
                or TimeoutException
                or OperationCanceledException
                or MailKit.CommandException
                or MailKit.ProtocolException
                or MailKit.ServiceNotConnectedException
                or MailKit.ServiceNotAuthenticatedException
                or SslHandshakeException
                or System.Security.Authentication.AuthenticationException
                or AuthenticationException
                or NotSupportedException;

    private string Words(Exception e) =>
        e is OperationCanceledException
            ? $"The mail server did not answer within {options.Timeout.TotalSeconds} seconds."
            : e.Message;
}
