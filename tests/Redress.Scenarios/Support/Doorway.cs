using System.Net;
using System.Net.Sockets;

namespace Redress.Scenarios.Support;

/// <summary>One address in front of several programs, as a balancer has it: each connection goes to the program that is chosen then, and breaks when that one dies.</summary>
internal sealed class Doorway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _open;
    private volatile int _port;

    public Doorway(Uri first)
    {
        _port = first.Port;
        _listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _open = OpenAsync();
    }

    public Uri Address { get; }

    /// <summary>From now on whoever comes is led there.</summary>
    public void LeadTo(Uri program) => _port = program.Port;

    private async Task OpenAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            TcpClient visitor;
            try
            {
                visitor = await _listener.AcceptTcpClientAsync(_closed.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            _ = LeadAsync(visitor);
        }
    }

    private async Task LeadAsync(TcpClient visitor)
    {
        using (visitor)
        using (var program = new TcpClient())
        {
            try
            {
                await program.ConnectAsync(IPAddress.Loopback, _port, _closed.Token);
                var (here, there) = (visitor.GetStream(), program.GetStream());
                // When one side has ended, so has the other.
                await Task.WhenAny(here.CopyToAsync(there, _closed.Token), there.CopyToAsync(here, _closed.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // Nobody is there: as any balancer would, it hangs up.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        await _open;
        _closed.Dispose();
    }
}
