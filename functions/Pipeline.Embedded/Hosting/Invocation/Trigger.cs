using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>What set an invocation off.</summary>
/// <param name="Value">A request, message, timer info, batch, orchestration context or activity input.</param>
/// <param name="BindingData">Facts beside it that functions may bind by name.</param>
internal sealed record Trigger(object? Value, IReadOnlyDictionary<string, object?> BindingData)
{
    public static IReadOnlyDictionary<string, object?> NoData { get; } = new Dictionary<string, object?>();

    /// <summary>What the host puts into the items of the context before any middleware runs.</summary>
    public KeyValuePair<object, object>? Item { get; init; }

    public RetryContext Retry { get; init; } = EmbeddedRetryContext.None;
}
