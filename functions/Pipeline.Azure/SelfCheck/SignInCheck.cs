using Pipeline.Azure.Identity;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>The keys of whoever signs people in are there: fetched now, or held from before, which are as good.</summary>
internal sealed class SignInCheck(SigningKeys keys, TokenIssuer issuer) : IDependencyCheck
{
    public string Name => "sign-in";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken) => await keys.FindAsync(null, cancellationToken) is KeyLookup.Found
        ? new DependencyState.Ok()
        : new DependencyState.Unavailable($"{issuer.MetadataAddress} gives no keys of {issuer.Issuer}");
}
