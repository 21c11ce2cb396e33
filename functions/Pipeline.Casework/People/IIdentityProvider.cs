namespace Pipeline.Casework.People;

/// <summary>Says who a caller is from the value of the <c>Authorization</c> header.</summary>
public interface IIdentityProvider
{
    /// <summary>Never throws for what a caller sent; a header that is malformed, wrong or not accepted here is <see cref="IdentityResult.Unknown"/>.</summary>
    Task<IdentityResult> IdentifyAsync(string? authorization, CancellationToken cancellationToken);
}
