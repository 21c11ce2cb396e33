using Microsoft.Azure.Functions.Worker.Converters;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Converters;

internal sealed class TimerInfoConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => throw AzureSdkSwitch.NotSupported();
}
