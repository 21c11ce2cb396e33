using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Tests.Http;

public sealed class ClientAddressTests
{
    // App Service adds the caller's address, with its port for IPv4, to the end of the header; what stands before it the caller may have written.
    [Theory]
    [InlineData("198.51.100.9:51234", 1, "198.51.100.9")]
    [InlineData("198.51.100.9", 1, "198.51.100.9")]
    [InlineData("203.0.113.1, 198.51.100.9:51234", 1, "198.51.100.9")]
    [InlineData("203.0.113.1|198.51.100.9:51234", 1, "198.51.100.9")]
    [InlineData("203.0.113.1, 198.51.100.9, 192.0.2.1:443", 2, "198.51.100.9")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:51234", 1, "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff::1", 1, "2001:db8:1:2::")]
    [InlineData("::ffff:198.51.100.9", 1, "198.51.100.9")]
    [InlineData("198.51.100.9", 0, "10.0.0.5")]
    [InlineData("198.51.100.9", 2, "10.0.0.5")]
    [InlineData("", 1, "10.0.0.5")]
    [InlineData("unknown", 1, "10.0.0.5")]
    [InlineData("198.51.100.9, <script>", 1, "10.0.0.5")]
    public void Address_OfARequest_IsWhatTheOutermostTrustedProxySaw(string header, int hops, string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.5");
        http.Request.Headers[ClientAddress.Header] = new StringValues(header.Split('|'));

        ClientAddress.Of(http, hops).ShouldBe(address);
    }

    [Fact]
    public void Address_WithoutAConnection_IsTheSameForAll() => ClientAddress.Of(new DefaultHttpContext(), 1).ShouldBe("unknown");
}
