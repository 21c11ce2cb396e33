using System.Net;
using Azure.Identity;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>What answers of Azure mean for whoever runs the app.</summary>
internal static class AzureFaults
{
    private const string Deploy = "Deploy bicep/main.bicep, which";

    public static DependencyState.Missing NoRole(string role, string where) => new(
        $"the role {role} on {where}, or a way through its firewall",
        $"{Deploy} gives the role to the identity of the app; AZURE_CLIENT_ID must name that identity, and a new role takes some minutes.");

    public static DependencyState.Missing NotThere(string what) => new(what, $"{Deploy} makes it; the app may not.");

    /// <summary>There is no identity at all, or it gets no token.</summary>
    public static DependencyState NoToken(AuthenticationFailedException failure) => failure is CredentialUnavailableException
        ? new DependencyState.Missing("an identity", $"{Deploy} gives the app one and names it in AZURE_CLIENT_ID.")
        : new DependencyState.Unavailable("the identity of the app gets no token");

    /// <summary>Null for a status that says that it is there and may be read.</summary>
    public static DependencyState? Of(HttpStatusCode status, string role, string where, string what) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => NoRole(role, where),
        HttpStatusCode.NotFound => NotThere(what),
        >= HttpStatusCode.BadRequest => new DependencyState.Unavailable($"it answers {(int)status}"),
        _ => null,
    };
}
