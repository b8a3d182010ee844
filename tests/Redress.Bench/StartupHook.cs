using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// What the runtime calls in a program that is started with <c>DOTNET_STARTUP_HOOKS</c>: tells over a socket of the file system how much of the heap is in use, after a full
/// collection. So the program is measured as it is, and has no door for it.
/// </summary>
#pragma warning disable MA0047 // The runtime looks for a type of this name in no namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    /// <summary>The environment's variable with the socket's path.</summary>
    public const string Place = "REDRESS_BENCH_HEAP";

    public static void Initialize()
    {
        // Not for what this program starts itself.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        if (Environment.GetEnvironmentVariable(Place) is not { Length: > 0 } path)
            return;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        new Thread(() => Answer(socket)) { IsBackground = true }.Start();
    }

    private static void Answer(Socket socket)
    {
        while (true)
        {
            using var asked = socket.Accept();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            var used = GC.GetTotalMemory(forceFullCollection: false);
            asked.Send(Encoding.ASCII.GetBytes(used.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
