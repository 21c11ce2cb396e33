using Microsoft.Extensions.Options;

namespace Pipeline.Functions.Identity;

/// <summary>Whoever says who they are must not be believed where the platform is shared: such a host does not start.</summary>
/// <param name="variable">A variable of the environment by name; null when it is not set.</param>
internal sealed class NoDevelopmentIdentityOnAzure(Func<string, string?> variable) : IValidateOptions<DevelopmentIdentityOptions>
{
    /// <summary>App Service and Functions set both in every process of an app.</summary>
    public static readonly IReadOnlyList<string> Marks = ["WEBSITE_INSTANCE_ID", "WEBSITE_SITE_NAME"];

    public ValidateOptionsResult Validate(string? name, DevelopmentIdentityOptions options) =>
        options.Allowed && Marks.FirstOrDefault(mark => !string.IsNullOrEmpty(variable(mark))) is { } found
            ? ValidateOptionsResult.Fail($"Development identity is refused on Azure, and {found} is set. Sign people in with tokens instead.")
            : ValidateOptionsResult.Success;
}
