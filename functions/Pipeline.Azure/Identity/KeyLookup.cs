namespace Pipeline.Azure.Identity;

/// <summary>What asking for the keys of an issuer came to.</summary>
internal abstract record KeyLookup
{
    private KeyLookup()
    {
    }

    /// <summary>The newest there are.</summary>
    public sealed record Found(SigningKeySet Set) : KeyLookup;

    /// <summary>The issuer does not answer, and nothing is held that would do.</summary>
    public sealed record NoAnswer(TimeSpan RetryAfter) : KeyLookup;
}
