using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Identity;

/// <summary>Puts in how people sign in.</summary>
public static class IdentityServices
{
    private const int MaxMetadataBytes = 1 << 20;

    /// <summary>
    /// Adds <see cref="BearerIdentity"/> where there is an issuer, and <see cref="AppServiceIdentity"/> where App Service is trusted. Asks for a
    /// <see cref="TimeProvider"/>. The host adds the scheme of the header.
    /// </summary>
    public static IServiceCollection AddAzureIdentity(this IServiceCollection services, IdentitySettings settings)
    {
        services.AddSingleton(settings.Claims);
        services.AddSingleton<ClaimMap>();
        if (settings.Tokens is { } issuer)
        {
            services.AddSingleton(issuer);
            services.TryAddSingleton(provider => new SigningKeys(
                issuer, new HttpClient { MaxResponseContentBufferSize = MaxMetadataBytes, Timeout = SigningKeys.Timeout }, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SigningKeys>>()));
            services.AddSingleton<BearerIdentity>();
            services.AddSingleton<IDependencyCheck, SignInCheck>();
        }

        if (settings.TrustsAppService)
        {
            services.AddSingleton<AppServiceIdentity>();
        }

        return services;
    }
}
