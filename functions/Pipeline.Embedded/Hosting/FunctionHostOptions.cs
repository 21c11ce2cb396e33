using System.Reflection;

namespace Pipeline.Embedded.Hosting;

/// <summary>What a <see cref="FunctionHost"/> hosts, and its limits. Defaults are those of the Azure host unless said otherwise.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>Whose `[Function]` methods are hosted.</summary>
    public required IReadOnlyList<Type> Classes { get; init; }

    /// <summary>
    /// Bytes a request body may have at most. The app's own `KestrelServerOptions` may set less, and do so (30,000,000) unless it says otherwise. A
    /// function that reads past the limit meets a `BadHttpRequestException` with status 413.
    /// </summary>
    public long MaxRequestBodyBytes { get; init; } = 104_857_600;

    /// <summary>Messages of one queue that are handled at the same time.</summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>Whether a message is completed after its function succeeded; counts where the trigger does not say.</summary>
    public bool AutoCompleteMessages { get; init; } = true;

    /// <summary>How long the lock of a message is renewed while its function runs.</summary>
    public TimeSpan MaxAutoLockRenewal { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The key that functions of another level than anonymous ask for, in the query `code` or the header `x-functions-key`. While it is null, those answer 401.
    /// </summary>
    public string? FunctionKey { get; init; }

    /// <summary>Seconds that a caller is asked to wait while the host drains.</summary>
    public int DrainRetryAfterSeconds { get; init; } = 5;

    /// <summary>Hosts every function in the assemblies.</summary>
    public static FunctionHostOptions For(params Assembly[] assemblies) =>
        new() { Classes = [.. assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())] };
}
