using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Redress.Web.Storage;
using IPNetwork = System.Net.IPNetwork;

namespace Redress.Web.Shell.Proxies;

/// <summary>
/// Whose word is taken for where a request came from and whether it was encrypted (X-Forwarded-For, X-Forwarded-Proto): the
/// proxies that <c>Proxy:Known</c> names, addresses or networks (10.0.0.0/8) with spaces or commas between, and nobody else's.
/// </summary>
internal static class ProxySetup
{
    private const string Setting = "Proxy:Known";

    public static void AddProxy(this WebApplicationBuilder builder)
    {
        var known = Read(builder.Configuration[Setting]);
        builder.Services.PostConfigure<ForwardedHeadersOptions>(o =>
        {
            // Also where the framework's own switch, which trusts everybody, is set.
            o.ForwardedHeaders =
                known.Count == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As many proxies in a row as are known: the first address that is not one of theirs is the visitor's.
            o.ForwardLimit = null;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in known)
                o.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Before all that asks for the visitor's address or for https.</summary>
    public static void UseProxy(this WebApplication app) => app.UseForwardedHeaders();

    private static List<IPNetwork> Read(string? given) =>
        [
            .. (given ?? "")
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(one =>
                    IPAddress.TryParse(one, out var address)
                        ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                    : IPNetwork.TryParse(one, out var network) ? network
                    : throw new StoreException(
                        $"{Setting} has \"{one}\", which is neither an address nor a network such as 10.0.0.0/8."
                    )
                ),
        ];
}
