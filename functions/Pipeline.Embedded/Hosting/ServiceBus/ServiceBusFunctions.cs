using System.Reflection;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>Listens for functions triggered by a queue: one message a call, peek-lock.</summary>
internal sealed class ServiceBusFunctions(
    FunctionPipeline pipeline,
    IServiceProviderIsService services,
    IServiceProvider provider,
    IConfiguration configuration,
    FunctionHostOptions options,
    WorkGauge gauge,
    TimeProvider time,
    ILogger<ServiceBusListener> logger)
{
    public ServiceBusListener Listen(FunctionDeclaration declaration, ServiceBusTriggerAttribute trigger)
    {
        if (trigger.QueueName is not { } named || trigger.IsBatched || trigger.IsSessionsEnabled)
        {
            throw declaration.Fault("topics, batches and sessions are not supported: a trigger takes single messages of a queue.");
        }

        NoResult.Check(declaration);
        if (!services.IsService(typeof(IQueueSource)))
        {
            throw declaration.Fault($"no {nameof(IQueueSource)} is registered.");
        }

        var function = new HostedFunction(
            declaration, ParameterBinders.For(declaration, parameter => Binder(declaration, parameter), services), services);
        var queue = SettingReferences.Resolve(named, declaration, configuration);
        var autoComplete = declaration.TriggerSetting(nameof(trigger.AutoCompleteMessages)) ?? options.AutoCompleteMessages;
        return new ServiceBusListener(function, pipeline, Open(declaration, queue), autoComplete, options, gauge, time, logger);
    }

    private static ParameterBinder? Binder(FunctionDeclaration declaration, ParameterInfo parameter)
    {
        if (parameter == declaration.TriggerParameter)
        {
            return parameter.ParameterType == typeof(ServiceBusReceivedMessage)
                ? context => ((Delivery)context.Trigger.Value!).Message
                : throw declaration.Fault(parameter, $"must be a {nameof(ServiceBusReceivedMessage)}.");
        }

        return parameter.ParameterType == typeof(ServiceBusMessageActions) ? context => ((Delivery)context.Trigger.Value!).Actions : null;
    }

    private IQueueReceiver Open(FunctionDeclaration declaration, string queue)
    {
        try
        {
            return provider.GetRequiredService<IQueueSource>().Open(queue);
        }
        catch (ArgumentException e)
        {
            throw declaration.Fault($"its queue '{queue}' cannot be opened: {e.Message}");
        }
    }
}
