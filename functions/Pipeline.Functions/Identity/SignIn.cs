using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure.Identity;

namespace Pipeline.Functions.Identity;

/// <summary>Lets people sign in as the settings say, in place of development identity.</summary>
public static class SignIn
{
    /// <param name="services">With those of <c>AddHttp</c>.</param>
    /// <param name="configuration">Settings without faults in <see cref="IdentitySettings.Rows"/>.</param>
    /// <param name="usualHops">Trusted proxies before this host where the settings say nothing.</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, int usualHops)
    {
        var settings = IdentitySettings.Of(configuration);
        services.AddAzureIdentity(settings);
        services.Configure<ForwardingOptions>(forwarding => forwarding.TrustedHops = settings.Proxies ?? usualHops);
        if (settings.Tokens is not null)
        {
            services.AddSingleton(provider => new IdentityScheme(BearerIdentity.Scheme, provider.GetRequiredService<BearerIdentity>()));
        }

        return services;
    }
}
