using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Redress.Testing;
using Redress.Web.Workbench.Circuits;

namespace Redress.Web.Tests.Support;

/// <summary>Islands as the circuit of somebody who signed in draws them: who it is was told when it began, and is asked anew by the program's own reader.</summary>
public sealed class DeskDrawing : Drawing
{
    private readonly AsyncServiceScope _circuit;

    private DeskDrawing(TestApp program, AsyncServiceScope circuit)
        : base(program)
    {
        _circuit = circuit;
        Services.AddSingleton(circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        Services.AddSingleton(circuit.ServiceProvider.GetRequiredService<DeskReader>());
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <param name="account">The name of an account of the demo, such as <c>secretary</c>.</param>
    public static async Task<DeskDrawing> OpenAsync(TestApp program, string account) =>
        new(program, await BeginAsync(program, account));

    /// <summary>What a circuit has of its own when that account begins one.</summary>
    public static async Task<AsyncServiceScope> BeginAsync(TestApp program, string account)
    {
        var circuit = program.Services.CreateAsyncScope();
        var begun = new AuthenticationState(await OpenedSession.OfAsync(program, account));
        var states = circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(begun));
        return circuit;
    }

    protected override void Dispose(bool disposing)
    {
        _circuit.Dispose();
        base.Dispose(disposing);
    }
}
