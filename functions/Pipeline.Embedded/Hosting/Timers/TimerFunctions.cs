using Microsoft.Azure.Functions.Worker;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>Sets timers for functions with a schedule.</summary>
internal sealed class TimerFunctions(HostParts parts)
{
    public TimerListener Listen(FunctionDeclaration declaration, TimerTriggerAttribute trigger)
    {
        NoResult.Check(declaration);
        var schedule = Parse(declaration, parts.Resolve(declaration, trigger.Schedule));
        var function = parts.Compile(
            declaration,
            parameter => parameter != declaration.TriggerParameter ? null
                : parameter.ParameterType == typeof(TimerInfo) ? context => context.Trigger.Value
                : throw declaration.Fault(parameter, $"must be a {nameof(TimerInfo)}."));

        // As the host: monitored unless told not to, and never a schedule that fires more than once a minute.
        var monitored = (declaration.TriggerSetting(nameof(trigger.UseMonitor)) ?? true)
            && !schedule.IsMoreOftenThanEveryMinute(parts.Time.GetUtcNow());
        var monitor = monitored ? parts.Required<ITimerStatusStore>(declaration) : null;
        return new TimerListener(function, parts, schedule, trigger.RunOnStartup, monitor, RetryPolicy.Of(declaration));
    }

    private static NcrontabSchedule Parse(FunctionDeclaration declaration, string text)
    {
        try
        {
            return NcrontabSchedule.Parse(text);
        }
        catch (FormatException e)
        {
            throw declaration.Fault($"its schedule is wrong: {e.Message}");
        }
    }
}
