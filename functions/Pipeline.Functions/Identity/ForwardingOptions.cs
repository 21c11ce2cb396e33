namespace Pipeline.Functions.Identity;

/// <summary>Who stands between callers and the app.</summary>
public sealed class ForwardingOptions
{
    /// <summary>The front end of App Service alone, which adds the address of the connection it took.</summary>
    public const int PlatformHops = 1;

    /// <summary>
    /// How many entries at the end of <c>X-Forwarded-For</c> were written by proxies that are trusted: the first of these is the caller's address. 0: nobody
    /// stands between, and the address is the connection's.
    /// </summary>
    public int TrustedHops { get; set; }
}
