using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Embedded.Durable.Management;

namespace Pipeline.Embedded.Durable;

/// <summary>The HTTP management API of the Durable Functions extension, at the address the extension gives it.</summary>
public static class DurableManagementApi
{
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>Maps every call of the API onto the runtime.</summary>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="runtime">The runtime it manages.</param>
    /// <param name="systemKey">
    /// What callers must send as `code` or in `x-functions-key`; others get 401. Null asks for none: for a server nobody else can reach.
    /// </param>
    public static IEndpointRouteBuilder MapDurableManagement(this IEndpointRouteBuilder endpoints, DurableRuntime runtime, string? systemKey)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        var group = endpoints.MapGroup(Root);
        if (systemKey is not null)
        {
            var expected = Encoding.UTF8.GetBytes(systemKey);
            group.AddEndpointFilter(async (context, next) => HasKey(context.HttpContext.Request, expected) ? await next(context) : Results.Unauthorized());
        }

        var checkStatus = new CheckStatus(systemKey);
        new StartEndpoints(runtime, checkStatus).Map(group);
        new InstanceEndpoints(runtime).Map(group);
        new OrderEndpoints(runtime).Map(group);
        return endpoints;
    }

    private static bool HasKey(HttpRequest request, byte[] expected)
    {
        string? given = request.Query["code"].FirstOrDefault() ?? request.Headers["x-functions-key"].FirstOrDefault();
        return given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected);
    }
}
