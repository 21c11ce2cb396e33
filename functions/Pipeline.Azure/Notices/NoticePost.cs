using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Settings;

namespace Pipeline.Azure.Notices;

/// <summary>The regulator's own post: an HTTP service that carries notices to people (infra/docs/deploy.md says what it must do).</summary>
/// <param name="Endpoint">Where notices are posted.</param>
/// <param name="Scope">What a token for it is for.</param>
public sealed record NoticePost(Uri Endpoint, string Scope)
{
    public static NoticePost From(IConfiguration configuration) =>
        new(new Uri(configuration.Required("Notices:endpoint")), configuration.Required("Notices:scope"));

    /// <summary>All that is kept about a case.</summary>
    public Uri OfCase(string caseId) => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/cases/{caseId}");
}
