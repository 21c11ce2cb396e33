using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Identity;
using Pipeline.Azure.Settings;
using Pipeline.Embedded;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Serving;

/// <summary>How people sign in on one machine: the settings of the deployed app, from the environment.</summary>
internal static class TokenSettings
{
    /// <summary>No App Service stands before this host, so what would be believed of it anybody could say.</summary>
    private static readonly IReadOnlyList<AppSetting> Known = [.. IdentitySettings.Rows.Where(row => row.Name != IdentitySettings.AppServiceHeaders)];

    /// <summary>The host without development identity and with these settings.</summary>
    /// <exception cref="RefusedException">Some are missing or wrong; all are named.</exception>
    public static EmbeddedPipelineOptions Required(EmbeddedPipelineOptions options, Func<string, string?> variable)
    {
        var settings = Known.ToDictionary(row => row.Key, row => variable(row.Name));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var faults = AppSettings.FaultsAmong(Known, configuration);
        return faults.Count == 0
            ? options with { DevelopmentIdentity = false, Settings = settings }
            : throw new RefusedException(
                $"--identity oidc reads these from the environment (infra/docs/identity.md): {string.Join("; ", faults.Select(fault => $"{fault.Name} {fault.What}"))}.");
    }
}
