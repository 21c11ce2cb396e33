using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

internal sealed class EmbeddedBindingContext(IReadOnlyDictionary<string, object?> bindingData) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = bindingData;
}
