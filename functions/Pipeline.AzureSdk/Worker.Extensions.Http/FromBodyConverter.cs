using Microsoft.Azure.Functions.Worker.Converters;
using Pipeline.AzureSdk;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

internal class FromBodyConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => throw AzureSdkSwitch.NotSupported();
}
