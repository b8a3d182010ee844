using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Members;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;

namespace Redress.Bench;

/// <summary>What the sites of members ask for at every visit: badge and certificate (BC-40), as the register grows.</summary>
internal sealed class PublicLabels(Office office)
{
    private const int AtOnce = 5000;
    private const int Requests = 1000;
    private const int Unmeasured = 200;

    public async Task RunAsync(int size)
    {
        await FillAsync(size);
        Console.WriteLine($"{office.Store.Engine}, {size:N0} members");
        using var client = await office.ClientAsync(null);
        await MeasureAsync(client, "badge", i => $"/badge/{IdOf(i, size)}.svg");
        await MeasureAsync(client, "badge, as the visitor prefers", i => $"/badge/{IdOf(i, size)}.svg?theme=auto");
        await MeasureAsync(client, "certificate, signed", i => $"/api/v1/members/{IdOf(i, size)}/certificate");
        await MeasureAsync(client, "keys", _ => "/.well-known/redress-keys.json");
    }

    private static string IdOf(int i, int size) => $"bench-{i * 7919L % size}";

    private async Task FillAsync(int size)
    {
        var contexts = office.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            if (await db.Set<MemberRow>().CountAsync(m => m.Id.StartsWith("bench-")) >= size)
            {
                return;
            }

            await db.Set<MemberLabelRow>().Where(l => l.MemberId.StartsWith("bench-")).ExecuteDeleteAsync();
            await db.Set<MemberRow>().Where(m => m.Id.StartsWith("bench-")).ExecuteDeleteAsync();
        }

        for (var first = 0; first < size; first += AtOnce)
        {
            await using var db = await contexts.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var i in Enumerable.Range(first, Math.Min(AtOnce, size - first)))
            {
                var id = $"bench-{i}";
                db.Add(
                    new MemberRow
                    {
                        Id = id,
                        Organisation = id,
                        Scheme = "becommerce",
                        Name = $"Webshop {i}",
                        Sites = [$"https://www.{id}.example"],
                        Languages = ["nl"],
                        CompanyNumber = $"BE 0800.{i / 1000:000}.{i % 1000:000}",
                        Membership = Membership.Active,
                        Label = LabelHolding.Held,
                        JoinedOn = new DateOnly(2025, 3, 1),
                        CreatedAt = DateTimeOffset.UnixEpoch,
                    }
                );
                db.Add(
                    new MemberLabelRow
                    {
                        MemberId = id,
                        Kind = MemberLabelRow.ForConsumers,
                        ValidFrom = new DateOnly(2025, 3, 1),
                        ValidUntil = new DateOnly(2027, 2, 28),
                    }
                );
            }

            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await office.Store.SettleAsync();
    }

    private static async Task MeasureAsync(HttpClient client, string what, Func<int, string> path)
    {
        var measured = new List<double>(Requests);
        for (var i = 0; i < Unmeasured + Requests; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path(i));
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= Unmeasured)
            {
                measured.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }

        measured.Sort();
        Console.WriteLine(
            $"  {what}: {Spread.Of(measured).Told(2)} ms; 95 of 100 within {measured[measured.Count * 95 / 100]:N2} ms"
        );
    }
}
