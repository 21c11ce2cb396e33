using Microsoft.Extensions.Configuration;

namespace Pipeline.Azure;

internal static class RequiredSettings
{
    /// <exception cref="InvalidOperationException">The setting is not there; the message names it as the platform writes it.</exception>
    public static string Required(this IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The setting '{name.Replace(":", "__", StringComparison.Ordinal)}' is not there.");
}
