using System.Reflection;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>Listens for functions triggered by a queue: one message a call, peek-lock.</summary>
internal sealed class ServiceBusFunctions(HostParts parts)
{
    public ServiceBusListener Listen(FunctionDeclaration declaration, ServiceBusTriggerAttribute trigger)
    {
        if (trigger.QueueName is not { } named || trigger.IsBatched || trigger.IsSessionsEnabled)
        {
            throw declaration.Fault("topics, batches and sessions are not supported: a trigger takes single messages of a queue.");
        }

        NoResult.Check(declaration);
        var function = parts.Compile(declaration, parameter => Binder(declaration, parameter));
        var receiver = Open(declaration, parts.Resolve(declaration, named));
        return new ServiceBusListener(function, parts, receiver, declaration.TriggerSetting(nameof(trigger.AutoCompleteMessages)));
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
            return parts.Required<IQueueSource>(declaration).Open(queue);
        }
        catch (ArgumentException e)
        {
            throw declaration.Fault($"its queue '{queue}' cannot be opened: {e.Message}");
        }
    }
}
