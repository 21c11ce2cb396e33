using Microsoft.Azure.Functions.Worker;
using Pipeline.AzureSdk;

namespace Microsoft.Extensions.DependencyInjection;

public static class ServiceCollectionExtensions
{
    public static IFunctionsWorkerApplicationBuilder AddFunctionsWorkerDefaults(
        this IServiceCollection services, Action<WorkerOptions>? configure = null) => throw AzureSdkSwitch.NotSupported();
}
