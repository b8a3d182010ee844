using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;

namespace Redress.Bench;

/// <summary>Filing over the API, and in turn with it, in the same run, endpoints that know no law and do the same inserts into the same store.</summary>
/// <param name="beside">Another program that takes complaints, such as an earlier version of this one; loaded in turn with it. Null: none.</param>
internal sealed class Filing(Office office, Uri? beside)
{
    /// <summary>Of whoever files here, and of nobody with whose cases a store is filled.</summary>
    public const string Surname = "Vandoorne";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public async Task RunAsync()
    {
        var filed = await office.Acts.FileAsync(JsonSerializer.SerializeToElement(Complaint(0, 0), ActionJson.Options));
        await using var bare = await BareEndpoint.StartAsync(office, await Pattern.Read(office, filed.Number));
        var targets = new List<(string Name, Uri Address)>
        {
            ("filing", new Uri(office.Address, "/api/v1/complaints")),
            ("the same inserts by EF Core", new Uri(bare.Address, BareEndpoint.ByEf)),
            ("the same inserts by SQL", new Uri(bare.Address, BareEndpoint.BySql)),
        };
        if (beside is not null)
            targets.Add(("the program beside", new Uri(beside, "/api/v1/complaints")));
        foreach (var clients in new[] { 1, 16 })
        {
            var rates = targets.Select(_ => new List<double>()).ToList();
            for (var round = 0; round < 3; round++)
            for (var i = 0; i < targets.Count; i++)
                rates[i].Add(await LoadAsync(targets[i].Address, clients, Round));
            rates.ForEach(r => r.Sort());
            for (var i = 0; i < targets.Count; i++)
                Console.WriteLine(
                    $"{office.Store.Engine}, {clients, 2} clients, {targets[i].Name}: {rates[i][1], 7:N0} a second ({rates[i][0]:N0} to {rates[i][2]:N0}); filing is {rates[0][1] / rates[i][1]:N2} of it"
                );
        }
    }

    /// <summary>So many clients file one complaint after the other.</summary>
    /// <returns>How many a second.</returns>
    public static async Task<double> LoadAsync(Uri address, int clients, TimeSpan during)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async number =>
                {
                    var i = 0;
                    while (watch.Elapsed < during)
                    {
                        using var content = new ByteArrayContent(Body(number, i++));
                        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                        using var answer = await client.PostAsync(address, content);
                        answer.EnsureSuccessStatusCode();
                        Interlocked.Increment(ref done);
                    }
                })
        );
        return done / watch.Elapsed.TotalSeconds;
    }

    private static byte[] Body(int client, int i) =>
        JsonSerializer.SerializeToUtf8Bytes(Complaint(client, i), ActionJson.Options);

    // Two kilobytes, no two alike.
    private static FileComplaint Complaint(int client, int i) =>
        Pattern.Complaint(
            $"Jan {Surname}",
            $"{client}-{i} {Guid.NewGuid():N} ".PadRight(200, 'x')
                + string.Concat(Enumerable.Repeat("Het pakje kwam nooit aan en niemand antwoordt. ", 30))
        );
}
