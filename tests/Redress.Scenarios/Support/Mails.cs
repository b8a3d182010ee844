using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Testing;
using Redress.Web.Letters.Mail;

namespace Redress.Scenarios.Support;

/// <summary>The e-mails that people got, for those who open the links in them.</summary>
internal sealed partial class Mails(TestApp app)
{
    /// <summary>Where the link leads that somebody was written last, of those to this page.</summary>
    public async Task<string> LinkAsync(string to, string page)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await app.Services.GetRequiredService<Outbox>().SendPending();
            if (Find(to, page) is { } found)
            {
                return found;
            }

            // The program itself may have it in hand.
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new InvalidOperationException($"{to} was written no link to {page}.");
    }

    private string? Find(string to, string page) =>
        Directory
            .GetFiles(app.Mails, "*.eml")
            .Select(file => MimeMessage.Load(file))
            .Where(mail => mail.To.Mailboxes.Any(m => m.Address == to))
            .OrderByDescending(mail => mail.Date)
            .SelectMany(mail => Address().Matches(mail.TextBody ?? "").Select(m => new Uri(m.Value).PathAndQuery))
            .FirstOrDefault(address => address.StartsWith(page, StringComparison.Ordinal));

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
