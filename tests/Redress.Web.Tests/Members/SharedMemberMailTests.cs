using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;
using Redress.Web.Scheduling;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Members;

/// <summary>Two programs on one database, which is PostgreSQL's: what each thinks of writing is written once.</summary>
public sealed class SharedMemberMailTests() : MemberMailFixture(TestCluster.NewDatabaseAsync)
{
    [Fact]
    public async Task A_party_is_reminded_once_also_by_two_programs()
    {
        var filed = await SentAsync();
        await using var other = Start();
        var at = new DateTimeOffset(2026, 3, 13, 7, 0, 0, TimeSpan.FromHours(1));
        // What the worker of either program by itself has in its hands at that moment is left to its next round.
        for (
            var round = 0;
            round < 20 && (await LettersAsync(filed, "respondent", "term-reminder")).Count == 0;
            round++
        )
        {
            await Task.WhenAll(
                new[] { _app, other }.Select(a => a.Services.GetRequiredService<DueWorker>().DoWhatIsDue(at))
            );
        }

        var reminder = Assert.Single(await LettersAsync(filed, "respondent"), l => l.Template == "term-reminder");
        Assert.Contains("16 maart 2026", reminder.Body, StringComparison.Ordinal);
        Assert.Empty(await LettersAsync(filed, "complainant", "term-reminder"));
        Assert.True(
            (await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{filed}/journal/verify")).Body![
                "intact"
            ]!.GetValue<bool>()
        );
    }

    [Fact]
    public async Task The_digest_tells_what_is_due_once_also_by_two_programs()
    {
        var filed = await SentAsync();
        await using var other = Start();
        var rounds = new[] { _app, other, _app }
            .Select(a => a.Services.GetRequiredService<DigestJob>().Write(Monday))
            .ToList();
        Assert.Equal(1, (await Task.WhenAll(rounds)).Sum());
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(("shop@demo.example", "nl"), (mail.Email, mail.Language));
        Assert.Contains(
            $"maandag 16 maart 2026: Antwoord op de klacht, in dossier {filed}",
            mail.Body,
            StringComparison.Ordinal
        );
        // FP-11: an e-mail says nothing of what a case is about.
        Assert.DoesNotContain("Jan Peeters", mail.Body, StringComparison.Ordinal);
        Assert.Equal(1, await _app.Services.GetRequiredService<Outbox>().SendPending(CancellationToken.None));
    }
}
