using Microsoft.Azure.Functions.Worker.Http;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker;

// Both need a feature that only the worker's own FunctionContext carries.
public static class FunctionContextHttpRequestExtensions
{
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context) => throw AzureSdkSwitch.NotSupported();

    public static HttpResponseData? GetHttpResponseData(this FunctionContext context) => throw AzureSdkSwitch.NotSupported();
}
