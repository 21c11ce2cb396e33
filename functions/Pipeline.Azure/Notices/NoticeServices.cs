using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Notices;

namespace Pipeline.Azure.Notices;

/// <summary>Notices on Azure.</summary>
internal static class NoticeServices
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <summary>As long as a name that now means another machine may be believed.</summary>
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(HttpNoticeSender.Client)
            // The sender keeps the time itself, reading of the answer included. Addresses have case ids in them: no log line for each.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.ConnectTimeout = ConnectPatience;
                handler.PooledConnectionLifetime = ConnectionAge;
                // A redirect would carry the words of a notice to whom the token was not made out for.
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(_ => NoticePost.From(configuration));
        services.AddSingleton<INoticeSender, HttpNoticeSender>();
        return services;
    }
}
