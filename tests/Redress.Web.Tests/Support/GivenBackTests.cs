using System.Runtime.CompilerServices;
using Redress.Testing;

namespace Redress.Web.Tests.Support;

public sealed class GivenBackTests
{
    [Fact]
    public async Task A_program_that_a_test_started_is_in_memory_no_more_when_it_ended()
    {
        var started = new List<WeakReference>();
        for (var i = 0; i < 4; i++)
            started.Add(await RunAsync());
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The first of a process is held by the telemetry of all, and the last one may be by this test's own frames.
        Assert.InRange(started.Count(s => s.IsAlive), 0, 2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.CreateClient();
        (await client.GetAsync("/")).EnsureSuccessStatusCode();
        return new WeakReference(app.Services);
    }
}
