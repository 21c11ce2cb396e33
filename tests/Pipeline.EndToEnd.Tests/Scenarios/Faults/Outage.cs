using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Faults;

/// <summary>A port one of whose operations does not answer from <see cref="Begin"/> until <see cref="End"/>.</summary>
internal sealed class Outage<TPort>(string operation)
    where TPort : class
{
    private volatile bool _isDown;

    public void Begin() => _isDown = true;

    public void End() => _isDown = false;

    /// <summary>Puts itself before the port that is registered.</summary>
    public void Before(IServiceCollection services)
    {
        var behind = services.Last(service => service.ServiceType == typeof(TPort));
        services.AddSingleton(provider => OutageProxy<TPort>.Before(
            (TPort)(behind.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, behind.ImplementationType!)), Check));
    }

    private void Check(string called)
    {
        if (_isDown && called == operation)
        {
            throw new StoreUnavailableException($"{operation} does not answer.");
        }
    }
}
