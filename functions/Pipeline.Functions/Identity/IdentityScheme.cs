using Pipeline.Casework.People;

namespace Pipeline.Functions.Identity;

/// <summary>Who answers for one scheme of the <c>Authorization</c> header.</summary>
/// <param name="Name">Compared without regard to case, as RFC 9110 asks.</param>
/// <param name="Provider">Gets the whole header.</param>
public sealed record IdentityScheme(string Name, IIdentityProvider Provider);
