using Microsoft.Extensions.Configuration;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Settings;

/// <summary>
/// The secret of this installation as a setting: base64, a reference into the vault that the platform resolves. Another key would make every access code
/// and every idempotency key that was given out void: so it is never made here.
/// </summary>
internal static class InstallationKeySetting
{
    public const string Name = "InstallationKey";

    /// <exception cref="InvalidOperationException">It is missing or no key; the message says which and never holds it.</exception>
    public static InstallationKey Read(IConfiguration configuration)
    {
        var value = configuration.Required(Name);
        return FaultOf(value) is { } fault
            ? throw new InvalidOperationException($"The setting {Name} {fault}.")
            : new InstallationKey(Convert.FromBase64String(value));
    }

    public static string? FaultOf(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return "is not base64";
        }

        return length == InstallationKey.Length ? null : $"has {length} bytes, not {InstallationKey.Length}";
    }
}
