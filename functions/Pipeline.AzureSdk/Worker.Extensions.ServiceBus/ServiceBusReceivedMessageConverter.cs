using Microsoft.Azure.Functions.Worker.Converters;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker;

internal class ServiceBusReceivedMessageConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => throw AzureSdkSwitch.NotSupported();
}
