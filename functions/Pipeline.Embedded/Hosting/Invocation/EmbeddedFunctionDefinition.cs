using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>What a middleware can learn about a function.</summary>
internal sealed class EmbeddedFunctionDefinition : FunctionDefinition
{
    public EmbeddedFunctionDefinition(FunctionDeclaration declaration)
    {
        var method = declaration.Method;
        Name = declaration.Name;
        EntryPoint = $"{method.DeclaringType?.FullName}.{method.Name}";
        PathToAssembly = method.Module.Assembly.Location;
        Parameters = [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];
        InputBindings = (
            from parameter in method.GetParameters()
            from binding in parameter.GetCustomAttributes<BindingAttribute>()
            select new EmbeddedBindingMetadata(parameter.Name!, EmbeddedBindingMetadata.TypeOf(binding), BindingDirection.In))
            .ToImmutableDictionary(binding => binding.Name, binding => (BindingMetadata)binding);
        OutputBindings = declaration.Trigger is HttpTriggerAttribute
            ? ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                "$return", new EmbeddedBindingMetadata("$return", "http", BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id => Name;

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
