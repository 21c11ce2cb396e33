using Microsoft.Azure.Functions.Worker;
using Pipeline.AzureSdk;

namespace Microsoft.Extensions.Hosting;

public static class WorkerHostBuilderExtensions
{
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<WorkerOptions> configureOptions) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) => throw AzureSdkSwitch.NotSupported();

    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions) => throw AzureSdkSwitch.NotSupported();
}
