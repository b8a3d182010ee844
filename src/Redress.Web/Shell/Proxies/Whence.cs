using System.Net;
using System.Net.Sockets;

namespace Redress.Web.Shell.Proxies;

/// <summary>Whence something is asked.</summary>
internal static class Whence
{
    public static string AddressOf(HttpContext context) => Plain(context)?.ToString() ?? "";

    /// <summary>The same for counting: of IPv6 the network, in which one household has more addresses than anybody could count.</summary>
    public static string NetworkOf(HttpContext context)
    {
        if (Plain(context) is not { AddressFamily: AddressFamily.InterNetworkV6 } address)
            return AddressOf(context);
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }

    private static IPAddress? Plain(HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : context.Connection.RemoteIpAddress;
}
