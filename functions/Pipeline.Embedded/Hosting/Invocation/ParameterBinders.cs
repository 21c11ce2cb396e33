using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>Decides once, when the host is built, where each parameter of a function comes from.</summary>
internal static class ParameterBinders
{
    /// <param name="function">Whose parameters.</param>
    /// <param name="ofTrigger">What the trigger can bind; null for what it does not know.</param>
    /// <param name="services">Answers whether a service is registered.</param>
    /// <exception cref="FunctionBindingException">Neither the trigger nor the host knows the parameter.</exception>
    public static ParameterBinder[] For(
        FunctionDeclaration function, Func<ParameterInfo, ParameterBinder?> ofTrigger, IServiceProviderIsService services) =>
    [
        .. function.Method.GetParameters().Select(parameter =>
            ofTrigger(parameter) ?? OfHost(function, parameter, services)
            ?? throw function.Fault(parameter, $"is nothing that {function.Trigger.GetType().Name} binds.")),
    ];

    private static ParameterBinder? OfHost(FunctionDeclaration function, ParameterInfo parameter, IServiceProviderIsService services)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context => context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context => context.CancellationToken;
        }

        if (parameter.GetCustomAttribute<DurableClientAttribute>() is null || parameter.ParameterType != typeof(DurableTaskClient))
        {
            return null;
        }

        return services.IsService(typeof(DurableTaskClient))
            ? context => context.InstanceServices.GetRequiredService<DurableTaskClient>()
            : throw function.Fault(parameter, "needs a durable client, and none is registered.");
    }
}
