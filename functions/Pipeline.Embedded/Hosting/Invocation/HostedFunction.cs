using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>A function ready to be called: binders, constructor and method are compiled, nothing is looked up per call.</summary>
internal sealed class HostedFunction
{
    private readonly ParameterBinder[] _binders;
    private readonly Func<object?, object?[], Task<object?>> _method;
    private readonly ObjectFactory? _factory;

    public HostedFunction(FunctionDeclaration declaration, ParameterBinder[] binders, IServiceProviderIsService services)
    {
        Declaration = declaration;
        Definition = new EmbeddedFunctionDefinition(declaration);
        _binders = binders;
        _method = MethodInvoker.Compile(declaration.Method);
        if (!declaration.Method.IsStatic)
        {
            CheckConstructor(declaration, services);
            _factory = ActivatorUtilities.CreateFactory(declaration.Method.DeclaringType!, Type.EmptyTypes);
        }
    }

    public FunctionDeclaration Declaration { get; }

    public FunctionDefinition Definition { get; }

    public string Name => Declaration.Name;

    /// <summary>Binds and calls; the innermost step of an invocation. No await here leaves the scheduler of an orchestration.</summary>
    public async Task CallAsync(EmbeddedFunctionContext context)
    {
        var arguments = new object?[_binders.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _binders[i](context);
        }

        context.Result = await _method(_factory?.Invoke(context.InstanceServices, null), arguments);
    }

    private static void CheckConstructor(FunctionDeclaration declaration, IServiceProviderIsService services)
    {
        var constructors = declaration.Method.DeclaringType!.GetConstructors();
        if (constructors.Length != 1)
        {
            throw declaration.Fault($"its class has {constructors.Length} public constructors instead of one.");
        }

        foreach (var parameter in constructors[0].GetParameters())
        {
            var keyed = parameter.IsDefined(typeof(FromKeyedServicesAttribute), false);
            if (!keyed && !parameter.HasDefaultValue && !services.IsService(parameter.ParameterType))
            {
                throw declaration.Fault(parameter, "of its constructor is no registered service.");
            }
        }
    }
}
