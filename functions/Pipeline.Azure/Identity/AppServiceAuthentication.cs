using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Settings;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Whether App Service authentication stands before the app, by what the platform says. Without it nobody takes out the header that callers write, and
/// an app that believes it would have anybody for a manager: such an app does not start.
/// </summary>
internal static class AppServiceAuthentication
{
    /// <summary>
    /// Put into the app "to indicate whether App Service authentication is enabled":
    /// https://learn.microsoft.com/azure/app-service/reference-app-settings#authentication--authorization
    /// </summary>
    public const string Mark = "WEBSITE_AUTH_ENABLED";

    /// <summary>Null where it is on.</summary>
    public static SettingFault? FaultOf(IConfiguration configuration) => bool.TryParse(configuration[Mark], out var isOn) && isOn
        ? null
        : new SettingFault(
            IdentitySettings.AppServiceHeaders,
            $"lets anybody say who they are: App Service authentication is not on, since {Mark} of the platform is not True",
            "Switch App Service authentication on first, or leave the setting out (infra/docs/identity.md).");
}
