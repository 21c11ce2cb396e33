using Microsoft.Azure.Functions.Worker.Converters;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

internal class ActivityInputConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => throw AzureSdkSwitch.NotSupported();
}
