namespace Pipeline.Casework.Policies;

/// <summary>
/// Providers that need not send a notification of some type, by the <c>type</c> that the register has for their locations, and the way their
/// reports take instead. Who sends one all the same is told so, never refused.
/// </summary>
public sealed record Exemption(IReadOnlyList<string> ProviderTypes, string Route);
