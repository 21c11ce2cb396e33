using Azure.Core;
using Azure.Identity;
using Pipeline.Azure.Notices;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>The app gets a token for the post. The post itself is not called: what it is asked, it does.</summary>
internal sealed class PostCheck(NoticePost post, TokenCredential credential) : IDependencyCheck
{
    public string Name => "notices";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([post.Scope]), cancellationToken);
            return new DependencyState.Ok();
        }
        catch (CredentialUnavailableException failure)
        {
            return AzureFaults.NoToken(failure);
        }
        catch (AuthenticationFailedException)
        {
            return new DependencyState.Missing(
                $"a token for {post.Scope}", "Register the post in Entra ID under that application id URI, or set the right one (infra/docs/deploy.md, the post).");
        }
    }
}
