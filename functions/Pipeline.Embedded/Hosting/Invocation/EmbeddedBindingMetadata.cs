using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Embedded.Hosting.Invocation;

internal sealed class EmbeddedBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;

    /// <summary>The name the host knows the binding by: `HttpTriggerAttribute` is `httpTrigger`, `CosmosDBTriggerAttribute` is `cosmosDBTrigger`.</summary>
    public static string TypeOf(BindingAttribute binding)
    {
        var name = binding.GetType().Name;
        return string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1, name.Length - 1 - nameof(Attribute).Length));
    }
}
