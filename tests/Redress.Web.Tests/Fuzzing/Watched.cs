using System.Diagnostics;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Fuzzing;

/// <summary>Sends what is odd and holds the program to it: every answer in two seconds and without a fault, and nothing left lying afterwards.</summary>
internal sealed class Watched(TestApp app)
{
    private const long MostBytesMore = 96L * 1024 * 1024;
    private readonly Sql _sql = new(app);
    private readonly long _bytes = GC.GetTotalMemory(forceFullCollection: true);

    public Dictionary<int, int> Answers { get; } = [];

    public async Task<int> SendAsync(HttpClient client, HttpRequestMessage request, string sent)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request);
        Judge((int)answer.StatusCode, clock, $"{request.Method} {request.RequestUri}", sent);
        return (int)answer.StatusCode;
    }

    public void Judge(int status, Stopwatch clock, string to, string sent)
    {
        Answers[status] = Answers.GetValueOrDefault(status) + 1;
        Assert.True(status < 500, $"{status} for {to}: {sent[..Math.Min(sent.Length, 1_000)]}");
        Assert.True(
            clock.Elapsed.TotalSeconds < 2,
            $"{clock.Elapsed} for {to}: {sent[..Math.Min(sent.Length, 1_000)]}"
        );
    }

    /// <param name="staged">How many files forms may still hold for whoever sent them.</param>
    public async Task NothingIsLeftAsync(int staged)
    {
        Assert.InRange(
            await _sql.CountAsync("SELECT count(*) FROM documents WHERE case_id IS NULL AND draft_id IS NULL"),
            0,
            staged
        );
        Assert.InRange(
            await _sql.CountAsync("SELECT count(*) FROM kept_forms WHERE form IN ('complain', 'step', 'act')"),
            0,
            5
        );
        // Under a name that no form has there is no more than a device may keep.
        Assert.InRange(await _sql.CountAsync("SELECT count(*) FROM kept_forms"), 0, 50);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - _bytes, long.MinValue, MostBytesMore);
    }
}
