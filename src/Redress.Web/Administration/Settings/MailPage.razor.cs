using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;

namespace Redress.Web.Administration.Settings;

/// <summary>The mail server, and the e-mail that proves it. A password is never shown, and goes to no other server than the one it was typed for.</summary>
public sealed partial class MailPage
{
    private const string Host = "Mail:Host";
    private const string Port = "Mail:Port";
    private const string Security = "Mail:Security";
    private const string User = "Mail:User";
    private const string Password = "Mail:Password";
    private const string Fingerprint = "Mail:Fingerprint";
    private const string From = "Mail:From";
    private const string Folder = "Mail:Folder";
    private static readonly string[] Server = [Host, Port, Security, User, Password, Fingerprint];

    private bool _proven;
    private string? _email;

    [Inject]
    internal MailProof Proof { get; set; } = null!;

    [Inject]
    internal UserManager<User> Users { get; set; } = null!;

    protected override string Name => "mail";

    // As a whole: a server of a page must not get the operator's password, nor the operator's server a page's.
    private bool Locked =>
        Settings.IsByOperator(Host)
        || Settings.IsByOperator(From)
        || Settings.AnyByOperator([.. Server, Folder, "Mail:StartTls"]);

    // Of what the operator set as a whole, only what there is.
    private bool Shows(string key) => !Locked || Settings.IsByOperator(key);

    protected override async Task LoadAsync()
    {
        (Form["host"], Form["port"], Form["security"], Form["user"], Form["fingerprint"], Form["from"]) = (
            Settings[Host],
            Settings[Port],
            Settings[Security],
            Settings[User],
            Settings[Fingerprint],
            Settings[From]
        );
        _email = Http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? (await Users.FindByIdAsync(id))?.Email
            : null;
        _proven = await Proof.IsProven(Http.RequestAborted);
    }

    private async Task SaveAsync()
    {
        if (Locked)
        {
            return;
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            [Host] = Line("host"),
            [Port] = Line("port"),
            [Security] = Line("security"),
            [User] = Line("user"),
            [Fingerprint] = Line("fingerprint"),
            [From] = Line("from"),
        };
        var typed = Form["password"];
        var isSame = Server.Except([Password]).All(key => (Settings[key] ?? "") == (values[key] ?? ""));
        values[Password] = typed ?? (isSame ? Settings[Password] : null);
        Judge(values, isSame);
        if (Form.Errors.Count > 0)
        {
            return;
        }

        await Settings.Save(Administrator, Name, values, Http.RequestAborted);
        ShowKept("mail");
    }

    private void Judge(Dictionary<string, string?> values, bool isSame)
    {
        if (values[Host] is null)
        {
            Form.Refuse("host", T["error.host"]);
        }

        if (
            values[Port] is { } port
            && !(
                int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < 65536
            )
        )
        {
            Form.Refuse("port", T["error.port"]);
        }

        if (
            values[From] is not { } from
            || !MimeKit.MailboxAddress.TryParse(from, out var address)
            || EmailAddress.Read(address.Address) is null
        )
        {
            Form.Refuse("from", T["error.email"]);
        }

        if (values[User] is not null && values[Password] is null)
        {
            Form.Refuse(
                "password",
                T[isSame || string.IsNullOrEmpty(Settings[Password]) ? "error.password" : "error.passwordAgain"]
            );
        }

        if (values[User] is not null && values[Security] == nameof(MailSecurity.None) && !IsThisMachine(values[Host]))
        {
            Form.Refuse("security", T["error.clear"]);
        }

        if (Form.Errors.Count == 0)
        {
            Read(values);
        }
    }

    // What else would stop the program at its start.
    private void Read(Dictionary<string, string?> values)
    {
        try
        {
            MailOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        }
        catch (InvalidOperationException wrong)
        {
            Form.Refuse(
                wrong.Message.Contains(Fingerprint, StringComparison.Ordinal) ? "fingerprint" : "security",
                T[wrong.Message.Contains(Fingerprint, StringComparison.Ordinal) ? "error.fingerprint" : "error.choose"]
            );
        }
    }

    private static bool IsThisMachine(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private async Task ProveAsync()
    {
        if (_email is not { } to)
        {
            return;
        }

        var sent = await Proof.Send(
            new MailReader(to, Administrator.Name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            Http.RequestAborted
        );
        if (sent.Outcome == MailOutcome.Sent)
        {
            ShowKept("proof");
            return;
        }

        Form.Refuse("proof", sent.Error is { } words ? T["error.mailServer", words] : T["error.noMailServer"]);
    }
}
