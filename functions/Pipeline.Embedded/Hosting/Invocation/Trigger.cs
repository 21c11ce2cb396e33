using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>What set an invocation off.</summary>
/// <param name="Value">A request, message, timer info, batch, orchestration context or activity input.</param>
/// <param name="Data">Makes the facts beside it, when a function or a middleware asks; null where there are none.</param>
internal sealed record Trigger(object? Value, Func<IReadOnlyDictionary<string, object?>>? Data = null)
{
    private static readonly IReadOnlyDictionary<string, object?> NoData = new Dictionary<string, object?>();
    private IReadOnlyDictionary<string, object?>? _bindingData;

    /// <summary>Facts beside the trigger that functions may bind by name.</summary>
    public IReadOnlyDictionary<string, object?> BindingData => _bindingData ??= Data?.Invoke() ?? NoData;

    /// <summary>What the host puts into the items of the context before any middleware runs.</summary>
    public KeyValuePair<object, object>? Item { get; init; }

    public RetryContext Retry { get; init; } = EmbeddedRetryContext.None;
}
