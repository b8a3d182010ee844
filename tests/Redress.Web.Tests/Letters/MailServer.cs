using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Redress.Web.Tests.Letters;

/// <summary>How a test's mail server lets itself be spoken to.</summary>
internal enum ServerTls
{
    /// <summary>Offers STARTTLS to whoever wants it, where it has a certificate.</summary>
    StartTls,

    /// <summary>Speaks TLS alone.</summary>
    Implicit,

    /// <summary>Has no certificate.</summary>
    None,
}

/// <summary>A real mail server in this process: keeps what it took, or answers a recipient as the test wants.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string User = "redress";
    public const string Password = "open sesame";
    private readonly CancellationTokenSource _stop = new();
    private readonly Store _store = new();
    private readonly Recipients _recipients = new();
    private readonly Task _running;

    public MailServer(ServerTls tls = ServerTls.None, bool signIn = false, int? port = null)
    {
        Port = port ?? FreePort();
        Certificate = tls == ServerTls.None ? null : SelfSigned();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("test")
            .MaxRetryCount(100)
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
                endpoint.IsSecure(tls == ServerTls.Implicit).AuthenticationRequired(signIn);
                if (Certificate is not null)
                {
                    endpoint.Certificate(Certificate);
                }
            })
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(_store);
        services.Add((IMailboxFilter)_recipients);
        services.Add(
            (IUserAuthenticator)
                new DelegatingUserAuthenticator((user, password) => user == User && password == Password)
        );
        services.Add((ISmtpCommandFactory)new Commands());
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, session) =>
            session.Context.CommandExecuted += (_, executed) =>
            {
                if (ClosesAfterEach && executed.Command is DataCommand)
                {
                    executed.Context.Pipe!.Dispose();
                }
            };
        _running = server.StartAsync(_stop.Token);
    }

    public int Port { get; }

    public X509Certificate2? Certificate { get; }

    public string Fingerprint => Certificate!.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>Closes the line without a word once it has answered what became of a message.</summary>
    public bool ClosesAfterEach { get; init; }

    /// <summary>The answer to RCPT TO for one address, such as "550 5.1.1 No such user"; every other is taken.</summary>
    public Dictionary<string, string> Answers => _recipients.Answers;

    /// <summary>Called with an address before the server says whether it knows it.</summary>
    public Func<string, Task>? WhileAsked
    {
        set => _recipients.WhileAsked = value;
    }

    /// <summary>Called while the server is spoken to, before it has said whether it takes the message.</summary>
    public Func<Task>? WhileReceiving
    {
        set => _store.WhileReceiving = value;
    }

    public IReadOnlyList<MimeMessage> Messages => _store.Messages;

    /// <summary>A port on which nobody listens, now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_running, Task.Delay(TimeSpan.FromSeconds(5)));
        Certificate?.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Store : MessageStore
    {
        private readonly Lock _lock = new();
        private readonly List<MimeMessage> _messages = [];

        public Func<Task>? WhileReceiving { get; set; }

        public IReadOnlyList<MimeMessage> Messages
        {
            get
            {
                lock (_lock)
                {
                    return [.. _messages];
                }
            }
        }

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var stream = new MemoryStream(buffer.ToArray());
            var message = await MimeMessage.LoadAsync(stream, cancellationToken);
            lock (_lock)
            {
                _messages.Add(message);
            }

            if (WhileReceiving is { } during)
            {
                await during();
            }

            return SmtpResponse.Ok;
        }
    }

    private sealed class Recipients : MailboxFilter
    {
        public Dictionary<string, string> Answers { get; } = [];

        public Func<string, Task>? WhileAsked { get; set; }

        public override async Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox @from,
            CancellationToken cancellationToken
        )
        {
            if (WhileAsked is { } during)
            {
                await during($"{to.User}@{to.Host}");
            }

            return Answers.TryGetValue($"{to.User}@{to.Host}", out var answer)
                ? throw new SmtpResponseException(
                    new SmtpResponse(
                        (SmtpReplyCode)int.Parse(answer[..3], System.Globalization.CultureInfo.InvariantCulture),
                        answer[4..]
                    )
                )
                : true;
        }
    }

    // Says, as most servers do, that its answers have the codes of RFC 3463.
    private sealed class Commands : SmtpCommandFactory
    {
        public override SmtpCommand CreateEhlo(string domainOrAddress) => new Ehlo(domainOrAddress);
    }

    private sealed class Ehlo(string domainOrAddress) : EhloCommand(domainOrAddress)
    {
        protected override IEnumerable<string> GetExtensions(ISessionContext context) =>
            base.GetExtensions(context).Append("ENHANCEDSTATUSCODES");
    }
}
