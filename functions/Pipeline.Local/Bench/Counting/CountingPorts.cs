using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Durable;

namespace Pipeline.Local.Bench.Counting;

/// <summary>Puts a counter before each port.</summary>
internal static class CountingPorts
{
    public static void Count(this IServiceCollection services, CaseMeter meter)
    {
        services.AddSingleton<ITurnMeter>(meter);
        services.Wrap<ICaseStore>(inner => new CountingCaseStore(inner, meter));
        services.Wrap<IDocumentStore>(inner => new CountingDocumentStore(inner, meter));
        services.Wrap<IMessageQueue>(inner => new CountingMessageQueue(inner, meter));
        services.Wrap<IWorklist>(inner => new CountingWorklist(inner, meter));
        services.Wrap<IRegister>(inner => new CountingRegister(inner, meter));
        services.Wrap<IAuditLog>(inner => new CountingAuditLog(inner, meter));
        services.Wrap<IHouseLog>(inner => new CountingHouseLog(inner, meter));
        services.Wrap<ICheckpointStore>(inner => new CountingCheckpointStore(inner, meter));
    }

    private static void Wrap<TPort>(this IServiceCollection services, Func<TPort, TPort> wrap)
        where TPort : class
    {
        var wrapped = services.Last(service => service.ServiceType == typeof(TPort));
        services.AddSingleton(provider => wrap((TPort)(wrapped.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, wrapped.ImplementationType!))));
    }
}
