using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Options;

namespace Pipeline.Embedded.Hosting.Tasks;

/// <summary>Everything durable goes through the worker's serializer, as in Azure Functions. Null is no text.</summary>
internal sealed class WorkerDataConverter(IOptions<WorkerOptions> options) : DataConverter
{
    private readonly ObjectSerializer _serializer = options.Value.Serializer!;

    public override string? Serialize(object? value) => value is null ? null : _serializer.Serialize(value, value.GetType(), default).ToString();

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : _serializer.Deserialize(new BinaryData(data).ToStream(), targetType, default);
}
