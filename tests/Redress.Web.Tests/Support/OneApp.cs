using Redress.Testing;

namespace Redress.Web.Tests.Support;

/// <summary>The program, started once for the tests of a class that do not disturb one another.</summary>
public sealed class OneApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    /// <summary>A client with cookies of its own.</summary>
    public HttpClient Client() => App.CreateClient(new() { AllowAutoRedirect = false });

    public async Task InitializeAsync() => App = await TestApp.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
