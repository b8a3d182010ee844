using Microsoft.Extensions.Configuration;
using MimeKit;
using Redress.Web.Letters.Mail;

namespace Redress.Web.Tests.Letters;

/// <summary>What is said to a mail server, and what is made of its answers.</summary>
public sealed class MailerTests : IAsyncLifetime
{
    private MailServer _server = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task An_e_mail_is_handed_over_by_TLS_to_the_server_whose_certificate_is_known_and_that_knows_us(
        string security
    )
    {
        _server = new(security == "Tls" ? ServerTls.Implicit : ServerTls.StartTls, signIn: true);
        var result = await Send(
            Ada,
            ("Security", security),
            (
                "Fingerprint",
                string.Join(':', _server.Fingerprint.ToLowerInvariant().Chunk(2).Select(p => new string(p)))
            ),
            ("User", MailServer.User),
            ("Password", MailServer.Password)
        );
        Assert.Equal(new MailResult(MailOutcome.Sent), result);
        var message = Assert.Single(_server.Messages);
        Assert.Equal("Één brief.", message.TextBody!.TrimEnd());
        Assert.Equal("letter-1@redress.example", message.MessageId);
        Assert.InRange(message.Date, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("nl", message.Body!.Headers[HeaderId.ContentLanguage]);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task A_certificate_that_nobody_vouches_for_ends_the_conversation(string security)
    {
        _server = new(security == "Tls" ? ServerTls.Implicit : ServerTls.StartTls);
        Assert.Equal(MailOutcome.ServerUnavailable, (await Send(Ada, ("Security", security))).Outcome);
        Assert.Equal(
            MailOutcome.ServerUnavailable,
            (await Send(Ada, ("Security", security), ("Fingerprint", new string('0', 64)))).Outcome
        );
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task A_server_that_cannot_turn_to_TLS_is_told_nothing()
    {
        _server = new();
        Assert.Equal(MailOutcome.ServerUnavailable, (await Send(Ada, ("Security", "StartTls"))).Outcome);
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_one_are_the_server_s_trouble_and_not_the_e_mail_s()
    {
        _server = new(ServerTls.StartTls, signIn: true);
        (string, string)[] settings = [("Security", "StartTls"), ("Fingerprint", _server.Fingerprint)];
        var wrong = await Send(Ada, [.. settings, ("User", MailServer.User), ("Password", "wrong")]);
        Assert.Equal(MailOutcome.ServerUnavailable, wrong.Outcome);
        Assert.Equal(MailOutcome.ServerUnavailable, (await Send(Ada, settings)).Outcome);
        Assert.Empty(_server.Messages);
    }

    /// <summary>A server that does not know us may say so only when a recipient is named: of every recipient, and for as long as our settings are wrong.</summary>
    [Theory]
    [InlineData("421 4.7.0 Too many connections", (int)MailOutcome.TryLater)]
    [InlineData("450 Mailbox busy", (int)MailOutcome.TryLater)]
    [InlineData("451 4.7.1 Greylisted", (int)MailOutcome.TryLater)]
    [InlineData("452 4.2.2 Mailbox full", (int)MailOutcome.TryLater)]
    [InlineData("521 Host does not accept mail", (int)MailOutcome.TryLater)]
    [InlineData("550 No such user", (int)MailOutcome.Refused)]
    [InlineData("550 5.1.1 <ada@example.org>: No such user", (int)MailOutcome.Refused)]
    [InlineData("550 5.7.1 Relaying denied", (int)MailOutcome.TryLater)]
    [InlineData("550 5.7.26 Sender is not authenticated", (int)MailOutcome.TryLater)]
    [InlineData("551 5.1.6 User has moved", (int)MailOutcome.Refused)]
    [InlineData("552 5.2.2 Mailbox full", (int)MailOutcome.TryLater)]
    [InlineData("553 5.1.3 No such name", (int)MailOutcome.Refused)]
    [InlineData("553 5.7.1 Sender not owned by user", (int)MailOutcome.TryLater)]
    [InlineData("554 5.7.1 <ada@example.org>: Relay access denied", (int)MailOutcome.TryLater)]
    [InlineData("554 5.7.1 Client host [192.0.2.1] blocked", (int)MailOutcome.TryLater)]
    [InlineData("554 No", (int)MailOutcome.TryLater)]
    public async Task Only_that_there_is_no_such_recipient_is_believed_at_once_and_all_concerns_that_e_mail_alone(
        string answer,
        int outcome
    )
    {
        _server = new();
        _server.Answers["ada@example.org"] = answer;
        await using var connection = Mailer().Open();
        var result = await connection.Send(Ada, default);
        Assert.Equal((MailOutcome)outcome, result.Outcome);
        Assert.StartsWith(answer, result.Error, StringComparison.Ordinal);
        Assert.Equal($"answer {answer[..3]}", result.LoggedError);
        Assert.Equal(
            MailOutcome.Sent,
            (await connection.Send(Ada with { To = "bob@example.org", Id = "letter-2" }, default)).Outcome
        );
        Assert.Equal("bob@example.org", Assert.Single(_server.Messages).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_server_that_closes_the_line_after_each_e_mail_gets_every_one()
    {
        _server = new() { ClosesAfterEach = true };
        await using var connection = Mailer().Open();
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(
                new MailResult(MailOutcome.Sent),
                await connection.Send(Ada with { Id = $"letter-{i}" }, default)
            );
        }

        Assert.Equal(4, _server.Messages.Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_says_nothing_is_unavailable_in_the_time_that_was_given()
    {
        _server = new();
        var nobody = MailServer.FreePort();
        Assert.Equal(MailOutcome.ServerUnavailable, (await Send(Ada, ("Port", $"{nobody}"))).Outcome);

        using var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        mute.Start();
        var port = ((System.Net.IPEndPoint)mute.LocalEndpoint).Port;
        var result = await Send(Ada, ("Port", $"{port}"), ("TimeoutSeconds", "1"));
        Assert.Equal(
            new MailResult(MailOutcome.ServerUnavailable, "The mail server did not answer within 1 seconds."),
            result
        );
    }

    [Theory]
    [InlineData("Peeters, Ada \"de Ü\" <x@evil.example>", "Peeters, Ada \"de Ü\" <x@evil.example>")]
    [InlineData("Jérôme d’Été; (test)", "Jérôme d’Été; (test)")]
    [InlineData("Ada\r\nBcc: eve@evil.example", "Ada Bcc: eve@evil.example")]
    [InlineData("Ada\0\u0007\u0085Peeters", "Ada   Peeters")]
    [InlineData("", "")]
    public async Task A_name_stays_a_name_whatever_it_is(string name, string read)
    {
        _server = new();
        Assert.Equal(MailOutcome.Sent, (await Send(Ada with { Name = name })).Outcome);
        var message = Assert.Single(_server.Messages);
        var to = Assert.Single(message.To.Mailboxes);
        Assert.Equal(("ada@example.org", read), (to.Address, to.Name ?? ""));
        Assert.Empty(message.Bcc);
    }

    [Fact]
    public async Task A_subject_and_a_text_begin_no_header_and_hold_no_control_characters()
    {
        _server = new();
        var mail = Ada with
        {
            Subject = "BC-1: één brief\r\nBcc: eve@evil.example\r\n\r\nHallo\0",
            Text = "Een\r\n.\r\nQUIT\r\n\u0001Twee\0\n\tDrie",
        };
        Assert.Equal(MailOutcome.Sent, (await Send(mail)).Outcome);
        var message = Assert.Single(_server.Messages);
        Assert.Equal("BC-1: één brief Bcc: eve@evil.example  Hallo", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.Equal("Een\n.\nQUIT\n Twee \n\tDrie", message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [Theory]
    [InlineData("ada@example.org", true)]
    [InlineData("ada.peeters+x@mail.example.org", true)]
    [InlineData("ada@münchen.example", true)]
    [InlineData("ada@xn--mnchen-3ya.example", true)]
    [InlineData("o'neil@example.org", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_one_address_and_nothing_besides(string? text, bool isOne) =>
        Assert.Equal(isOne, EmailAddress.Read(text) is not null);

    /// <summary>What somebody may write where an e-mail address is asked for, and that is none.</summary>
    public static TheoryData<string> NoAddresses =>
        [
            "ada",
            "ada@",
            "@example.org",
            "ada@example.org, eve@evil.example",
            "Ada <ada@example.org>",
            "ada@example.org (Ada)",
            "ada@example.org\r\nRCPT TO:<eve@evil.example>",
            "ada@example.org\0",
            "ada @example.org",
            "ada,eve@example.org",
            "<ada@example.org>",
            "ada(Ada)@example.org",
            "ada;eve@example.org",
            "ada..peeters@example.org",
            "ada@example..org",
        ];

    [Theory]
    [MemberData(nameof(NoAddresses))]
    public void What_is_no_address_is_read_as_none(string text) => Assert.Null(EmailAddress.Read(text));

    [Fact]
    public async Task What_is_no_address_is_refused_before_the_server_hears_of_it()
    {
        _server = new();
        var result = await Send(Ada with { To = "ada@example.org\r\nRCPT TO:<eve@evil.example>" });
        Assert.Equal(MailOutcome.Refused, result.Outcome);
        Assert.DoesNotContain("ada@", result.LoggedError, StringComparison.Ordinal);
        Assert.Empty(_server.Messages);
    }

    [Theory]
    [InlineData("", 25, "None")]
    [InlineData("Port=465", 465, "Tls")]
    [InlineData("Port=587", 587, "StartTls")]
    [InlineData("Port=2525", 2525, "None")]
    [InlineData("User=x", 25, "StartTls")]
    [InlineData("StartTls=true", 25, "StartTls")]
    [InlineData("StartTls=false;Port=587;User=x", 587, "None")]
    [InlineData("Security=Tls", 465, "Tls")]
    [InlineData("Security=starttls", 587, "StartTls")]
    [InlineData("Security=None;User=x", 25, "None")]
    [InlineData("Security=Tls;Port=2465", 2465, "Tls")]
    public void Where_nothing_is_said_the_port_tells_how_the_line_is_protected(string given, int port, string security)
    {
        var server = MailOptions
            .Read(
                Settings([
                    ("Host", "mail.example"),
                    ("From", "brief@redress.example"),
                    .. given
                        .Split(';', StringSplitOptions.RemoveEmptyEntries)
                        .Select(s => (s.Split('=')[0], s.Split('=')[1])),
                ])
            )
            .Server!;
        Assert.Equal((port, security), (server.Port, server.Security.ToString()));
    }

    [Theory]
    [InlineData("From", "not an address")]
    [InlineData("Security", "Perhaps")]
    [InlineData("Security", "7")]
    [InlineData("Fingerprint", "abc")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("TimeoutSeconds", "121")]
    public void A_wrong_setting_stops_the_start(string name, string value) =>
        Assert.Throws<InvalidOperationException>(() =>
            MailOptions.Read(Settings([("Host", "mail.example"), ("From", "brief@redress.example"), (name, value)]))
        );

    [Fact]
    public async Task Into_a_folder_goes_a_whole_file_and_the_same_e_mail_replaces_itself()
    {
        var folder = Directory.CreateTempSubdirectory("redress-mail-");
        var mailer = new Mailer(MailOptions.Read(Settings([("Folder", folder.FullName)])), TimeProvider.System);
        Assert.Equal(MailOutcome.Sent, (await mailer.Send(Ada, default)).Outcome);
        Assert.Equal(MailOutcome.Sent, (await mailer.Send(Ada with { Text = "Twee" }, default)).Outcome);
        var file = Assert.Single(folder.GetFiles());
        Assert.Equal("letter-1.eml", file.Name);
        Assert.Equal("Twee", (await MimeMessage.LoadAsync(file.FullName)).TextBody!.TrimEnd());
        folder.Delete(recursive: true);

        await File.WriteAllTextAsync(folder.FullName, "in the way");
        Assert.Equal(MailOutcome.ServerUnavailable, (await mailer.Send(Ada, default)).Outcome);
        File.Delete(folder.FullName);
    }

    private static OutgoingMail Ada =>
        new("ada@example.org", "Ada", "BC-1: één brief", "Één brief.\n", "nl", "letter-1");

    private Task<MailResult> Send(OutgoingMail mail, params (string, string)[] settings) =>
        Mailer(settings).Send(mail, default);

    private Mailer Mailer(params (string, string)[] settings) =>
        new(
            MailOptions.Read(
                Settings([
                    ("Host", "localhost"),
                    ("Port", $"{_server.Port}"),
                    ("From", "brief@redress.example"),
                    .. settings,
                ])
            ),
            TimeProvider.System
        );

    private static IConfiguration Settings(IEnumerable<(string Name, string Value)> values)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (name, value) in values)
        {
            given[$"Mail:{name}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(given).Build();
    }
}
