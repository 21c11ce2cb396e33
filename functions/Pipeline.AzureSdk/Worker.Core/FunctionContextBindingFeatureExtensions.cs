using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker;

// All of these need a feature that only the worker's own FunctionContext carries.
public static class FunctionContextBindingFeatureExtensions
{
    public static ValueTask<InputBindingData<T?>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata) =>
        throw AzureSdkSwitch.NotSupported();

    public static InvocationResult<T?> GetInvocationResult<T>(this FunctionContext context) => throw AzureSdkSwitch.NotSupported();

    public static InvocationResult GetInvocationResult(this FunctionContext context) => throw AzureSdkSwitch.NotSupported();

    public static IEnumerable<OutputBindingData<T?>> GetOutputBindings<T>(this FunctionContext context) => throw AzureSdkSwitch.NotSupported();
}
