using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Microsoft.DurableTask.Client;

public sealed class OrchestrationMetadata
{
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    public string Name { get; }

    public string InstanceId { get; }

    /// <summary>Null when inputs and outputs were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <exception cref="InvalidOperationException">Fetched without inputs and outputs.</exception>
    public T? ReadInputAs<T>()
    {
        RequireInputsAndOutputs(nameof(ReadInputAs));
        return DataConverter.Deserialize<T>(SerializedInput);
    }

    /// <exception cref="InvalidOperationException">Fetched without inputs and outputs.</exception>
    public T? ReadOutputAs<T>()
    {
        RequireInputsAndOutputs(nameof(ReadOutputAs));
        return DataConverter.Deserialize<T>(SerializedOutput);
    }

    /// <exception cref="InvalidOperationException">Fetched without inputs and outputs.</exception>
    public T? ReadCustomStatusAs<T>()
    {
        RequireInputsAndOutputs(nameof(ReadCustomStatusAs));
        return DataConverter.Deserialize<T>(SerializedCustomStatus);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus},");
        text.Append(CultureInfo.InvariantCulture, $" CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}");
        if (SerializedInput is not null)
        {
            text.Append(", Input: '").Append(Trimmed(SerializedInput)).Append('\'');
        }

        if (SerializedOutput is not null)
        {
            text.Append(", Output: '").Append(Trimmed(SerializedOutput)).Append('\'');
        }

        if (FailureDetails is not null)
        {
            text.Append(", FailureDetails: '").Append(FailureDetails.ErrorType).Append(" - ")
                .Append(Trimmed(FailureDetails.ErrorMessage)).Append('\'');
        }

        return text.Append(']').ToString();
    }

    private static string Trimmed(string payload)
    {
        const int longest = 50;
        return payload.Length > longest ? string.Concat(payload.AsSpan(0, longest), "...") : payload;
    }

    [MemberNotNull(nameof(DataConverter))]
    private void RequireInputsAndOutputs(string method)
    {
        if (DataConverter is null)
        {
            throw new InvalidOperationException(
                $"The {method} method can only be used on {nameof(OrchestrationMetadata)} objects that are fetched with the option to include the data.");
        }
    }
}
