using Microsoft.Extensions.DependencyInjection;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionsWorkerHost
{
    public static void RunDefault(Action<IServiceCollection>? configureServices = null) => throw AzureSdkSwitch.NotSupported();

    public static Task RunDefaultAsync(Action<IServiceCollection>? configureService = null) => throw AzureSdkSwitch.NotSupported();
}
