using Microsoft.Azure.Functions.Worker;
using Pipeline.AzureSdk;

namespace Microsoft.Extensions.Hosting;

public static class FunctionsHostBuilderExtensions
{
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configureWorker) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configureWorker) => throw AzureSdkSwitch.NotSupported();
}
