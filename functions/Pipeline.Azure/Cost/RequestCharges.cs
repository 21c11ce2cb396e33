using System.Diagnostics.Metrics;

namespace Pipeline.Azure.Cost;

/// <summary>What the database charges for each request, in request units, as it says in its answers.</summary>
public static class RequestCharges
{
    public const string MeterName = "Pipeline.Azure";

    public const string InstrumentName = "cosmos.request_charge";

    public const string ContainerTag = "container";

    public const string OperationTag = "operation";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Charges =
        Meter.CreateHistogram<double>(InstrumentName, "{request_unit}", "Request units charged for one request.");

    public static void Spent(string container, string operation, double requestUnits) => Charges.Record(
        requestUnits, new KeyValuePair<string, object?>(ContainerTag, container), new KeyValuePair<string, object?>(OperationTag, operation));
}
