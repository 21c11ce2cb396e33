using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Where a request comes from, as far as that can be trusted.</summary>
internal static class ClientAddress
{
    public const string Header = "X-Forwarded-For";

    /// <summary>One network of a home or a house has this much of an IPv6 address in common, and any of the rest.</summary>
    private const int NetworkBytes = 8;

    private const string Unknown = "unknown";

    /// <summary>
    /// The address that the outermost trusted proxy saw; what stands before it in the header anybody can write. IPv6 by its network of 64 bits. Where
    /// the header is shorter than that, or holds no address, the connection's.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="trustedHops">Proxies that each add the address they saw to the end; 0 for none.</param>
    public static string Of(HttpContext http, int trustedHops)
    {
        var addresses = http.Request.Headers[Header].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var forwarded = trustedHops > 0 && trustedHops <= addresses.Length && IPEndPoint.TryParse(addresses[^trustedHops], out var end) ? end.Address : null;
        return (forwarded ?? http.Connection.RemoteIpAddress) is { } address ? Network(address) : Unknown;
    }

    private static string Network(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
