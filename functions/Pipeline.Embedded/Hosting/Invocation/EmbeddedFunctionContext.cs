using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>One invocation as functions and middleware see it.</summary>
internal sealed class EmbeddedFunctionContext(
    HostedFunction function, Trigger trigger, IServiceProvider services, TimeProvider time, CancellationToken cancellationToken) : FunctionContext
{
    private string? _invocationId;
    private IDictionary<object, object>? _items;
    private EmbeddedTraceContext? _trace;
    private EmbeddedBindingContext? _binding;
    private InvocationFeatures? _features;

    public HostedFunction Function { get; } = function;

    public Trigger Trigger { get; } = trigger;

    /// <summary>What the function returned; null before, and for one that returns nothing.</summary>
    public object? Result { get; set; }

    public override string InvocationId => _invocationId ??= Guid.CreateVersion7(time.GetUtcNow()).ToString();

    public override string FunctionId => Function.Definition.Id;

    public override TraceContext TraceContext => _trace ??= new EmbeddedTraceContext();

    public override BindingContext BindingContext => _binding ??= new EmbeddedBindingContext(Trigger.BindingData);

    public override RetryContext RetryContext => Trigger.Retry;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= Trigger.Item is { } item ? new Dictionary<object, object>([item]) : new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override CancellationToken CancellationToken { get; } = cancellationToken;
}
