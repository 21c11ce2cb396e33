using Microsoft.IdentityModel.Tokens;

namespace Pipeline.Azure.Identity;

/// <summary>The keys that an issuer signs with, as it published them.</summary>
/// <param name="Keys">At least one.</param>
/// <param name="FetchedAt">When they were fetched.</param>
internal sealed record SigningKeySet(IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt);
