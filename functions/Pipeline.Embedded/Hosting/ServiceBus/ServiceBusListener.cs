using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>
/// Hands the messages of a queue to a function, several at a time. Success completes the message (unless told not to), failure abandons it, both
/// only where the function has not settled it itself.
/// </summary>
internal sealed partial class ServiceBusListener : IFunctionListener
{
    private readonly HostParts _parts;
    private readonly IQueueReceiver _receiver;
    private readonly bool _autoComplete;
    private readonly ILogger _logger;
    private readonly WorkGauge _calls = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly Pump _pump;
    private IDisposable? _subscription;

    /// <param name="function">What gets the messages.</param>
    /// <param name="parts">The host.</param>
    /// <param name="receiver">Where they come from.</param>
    /// <param name="autoComplete">What the trigger says; null leaves it to the host.</param>
    public ServiceBusListener(HostedFunction function, HostParts parts, IQueueReceiver receiver, bool? autoComplete)
    {
        Function = function;
        _parts = parts;
        _receiver = receiver;
        _autoComplete = autoComplete ?? parts.Options.AutoCompleteMessages;
        _logger = parts.Logger<ServiceBusListener>();
        _pump = new Pump(function.Name, parts.Gauge, StepAsync, parts.Time, _logger);
    }

    public HostedFunction Function { get; }

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Start()
    {
        _subscription = _receiver.OnAvailable(_pump.Signal);
        _pump.Signal();
        _pump.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await _pump.StopAsync();
        await using (cancellationToken.Register(_aborting.Cancel))
        {
            // Every call ends: those that would not are cancelled with the token, and what they leave unsettled comes again.
            await _calls.WhenQuietAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _pump.DisposeAsync();
        _aborting.Dispose();
    }

    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var free = _parts.Options.MaxConcurrentCalls - _calls.InFlight;
        if (free <= 0)
        {
            return false;
        }

        var messages = await _receiver.ReceiveAsync(free, cancellationToken);
        foreach (var message in messages)
        {
            var counted = _parts.Gauge.Enter();
            var call = _calls.Enter();
            _ = Task.Run(() => HandleAsync(message, counted, call), CancellationToken.None);
        }

        return messages.Count == free;
    }

    private async Task HandleAsync(ServiceBusReceivedMessage message, IDisposable counted, IDisposable call)
    {
        try
        {
            await using var renewal = new LockRenewal(_receiver, message, _parts.Options.MaxAutoLockRenewal, _parts.Time, _logger);
            await SettleAsync(message, await CallAsync(message));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The lock runs out and the message comes again.
            NotSettled(_logger, e, Function.Name, message.MessageId);
        }
        finally
        {
            call.Dispose();
            _pump.Signal();
            counted.Dispose();
        }
    }

    private async Task<Outcome> CallAsync(ServiceBusReceivedMessage message)
    {
        var actions = new QueueMessageActions(_receiver, message);
        try
        {
            var delivery = new Delivery(message, actions);
            await _parts.Pipeline.RunAsync(Function, new Trigger(delivery, delivery.BindingData), _aborting.Token);
            return actions.Settled || !_autoComplete ? Outcome.Leave : Outcome.Complete;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failed(_logger, e, Function.Name, message.MessageId, message.DeliveryCount);
            return actions.Settled ? Outcome.Leave : Outcome.Abandon;
        }
        finally
        {
            actions.End();
        }
    }

    private Task SettleAsync(ServiceBusReceivedMessage message, Outcome outcome) => outcome switch
    {
        Outcome.Complete => _receiver.CompleteAsync(message, CancellationToken.None),
        Outcome.Abandon => _receiver.AbandonAsync(message, null, CancellationToken.None),
        _ => Task.CompletedTask,
    };

    [LoggerMessage(7112, LogLevel.Error, "Function {Function} failed on message {MessageId}, delivery {Delivery}; it is given back")]
    private static partial void Failed(ILogger logger, Exception exception, string function, string messageId, int delivery);

    [LoggerMessage(7113, LogLevel.Warning, "Message {MessageId} of function {Function} was not settled and will come again")]
    private static partial void NotSettled(ILogger logger, Exception exception, string function, string messageId);

    private enum Outcome
    {
        Leave,
        Complete,
        Abandon,
    }
}
