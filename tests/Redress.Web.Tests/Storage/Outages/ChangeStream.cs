using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Storage.Outages;

/// <summary>What an open page hears of the program that drew it: that something changed.</summary>
internal sealed class ChangeStream(TestApp program)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly CaseChanges _changes = program.Services.GetRequiredService<CaseChanges>();
    private Task _next = program.Services.GetRequiredService<CaseChanges>().Next();

    /// <summary>Waits for the next change.</summary>
    public async Task ChangedAsync()
    {
        await _next.WaitAsync(Timeout);
        _next = _changes.Next();
    }
}
