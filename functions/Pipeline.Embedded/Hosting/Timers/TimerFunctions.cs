using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>Sets timers for functions with a schedule.</summary>
internal sealed class TimerFunctions(
    FunctionPipeline pipeline,
    IServiceProviderIsService services,
    IServiceProvider provider,
    IConfiguration configuration,
    WorkGauge gauge,
    TimeProvider time,
    ILogger<TimerListener> logger)
{
    public TimerListener Listen(FunctionDeclaration declaration, TimerTriggerAttribute trigger)
    {
        NoResult.Check(declaration);
        var schedule = Parse(declaration, SettingReferences.Resolve(trigger.Schedule, declaration, configuration));
        var function = new HostedFunction(
            declaration,
            ParameterBinders.For(
                declaration,
                parameter => parameter != declaration.TriggerParameter ? null
                    : parameter.ParameterType == typeof(TimerInfo) ? context => context.Trigger.Value
                    : throw declaration.Fault(parameter, $"must be a {nameof(TimerInfo)}."),
                services),
            services);

        // As the host: monitored unless told not to, and never a schedule that fires more than once a minute.
        var monitored = (declaration.TriggerSetting(nameof(trigger.UseMonitor)) ?? true) && !schedule.IsMoreOftenThanEveryMinute(time.GetUtcNow());
        var monitor = monitored ? provider.GetRequiredService<ITimerStatusStore>() : null;
        return new TimerListener(function, pipeline, schedule, trigger.RunOnStartup, monitor, RetryPolicy.Of(declaration), gauge, time, logger);
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
