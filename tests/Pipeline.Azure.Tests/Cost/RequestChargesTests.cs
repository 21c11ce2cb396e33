using System.Diagnostics.Metrics;
using Pipeline.Azure.Cost;

namespace Pipeline.Azure.Tests.Cost;

public sealed class RequestChargesTests
{
    [Fact]
    public void Spent_ListenerOfTheMeter_HearsChargeContainerAndOperation()
    {
        var heard = new List<(double Charge, string? Container, string? Operation)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == RequestCharges.MeterName && instrument.Name == RequestCharges.InstrumentName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, charge, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            if (named[RequestCharges.ContainerTag] == "of-this-test")
            {
                heard.Add((charge, named[RequestCharges.ContainerTag], named[RequestCharges.OperationTag]));
            }
        });
        listener.Start();

        RequestCharges.Spent("of-this-test", "append", 7.43);

        heard.ShouldBe([(7.43, "of-this-test", "append")]);
    }
}
