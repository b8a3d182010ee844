using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Demo;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>Several programs on one database, which is PostgreSQL's: each letter once.</summary>
public sealed class SharedOutboxTests() : OutboxFixture(TestCluster.NewDatabaseAsync)
{
    [Fact]
    public async Task Several_programs_send_each_letter_once_in_whatever_order_they_come()
    {
        for (var i = 0; i < 30; i++)
        {
            await File($"ada{i}@example.org");
        }

        await using var other = Start(ToServer());
        var sent = await Task.WhenAll(new[] { _app, other, _app, other }.Select(Send));

        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, _server.Messages.Select(m => m.To.ToString()).Distinct().Count());
        Assert.Equal(30, _server.Messages.Count);
        Assert.All(await Letters(), l => Assert.Equal(LetterState.Sent, l.State));
    }

    [Fact]
    public async Task While_the_server_is_spoken_to_no_transaction_is_open_and_another_program_leaves_the_letter_alone()
    {
        await File("ada@example.org");
        await using var other = Start(ToServer());
        var (open, byOther) = (-1L, -1);
        _server.WhileReceiving = async () =>
        {
            open = await new Sql(_app).CountAsync(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
            );
            byOther = await Send(other);
        };
        Assert.Equal(1, await Send());
        Assert.Equal((0L, 0), (open, byOther));
        Assert.Single(_server.Messages);
    }

    [Fact]
    public async Task What_a_program_claimed_that_died_is_sent_by_another_once_the_lease_is_over_and_not_before()
    {
        await File("ada@example.org");
        Assert.Single(await _app.Services.GetRequiredService<Outbox>().Claim(default));

        await using var other = Start(ToServer());
        Assert.Equal(0, await Send(other));
        await Clock("PT4M", other);
        Assert.Equal(0, await Send(other));
        await Clock("PT2M", other);
        Assert.Equal(1, await Send(other));
        Assert.Single(_server.Messages);
    }
}
