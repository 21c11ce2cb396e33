namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingCapabilitiesAttribute : Attribute
{
    public BindingCapabilitiesAttribute(params string[] capabilities) => Capabilities = capabilities;

    public string[] Capabilities { get; }
}
