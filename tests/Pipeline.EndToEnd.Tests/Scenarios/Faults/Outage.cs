using Microsoft.Extensions.DependencyInjection;
using Pipeline.EndToEnd.Tests.Faults;

namespace Pipeline.EndToEnd.Tests.Scenarios.Faults;

/// <summary>A port one of whose operations does not answer from <see cref="Begin"/> until <see cref="End"/>.</summary>
internal sealed class Outage<TPort>(string operation)
    where TPort : class
{
    private volatile bool _isDown;

    public void Begin() => _isDown = true;

    public void End() => _isDown = false;

    /// <summary>Puts itself before the port that is registered.</summary>
    public void Before(IServiceCollection services) =>
        FaultyPort.Before(services, typeof(TPort), called => _isDown && called == operation ? CallFate.Lost : CallFate.Answered);
}
