using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Pipeline.Functions.Orchestration;

/// <summary>
/// The version of the orchestration that an instance was started with, as its input has it: what the client tells of an instance has no version, and a
/// deployment must know which instances it could not run.
/// </summary>
public static class InstanceVersion
{
    /// <summary>Null where the input has none: it was started before inputs had one, or by hand. The instance must have been fetched with its input.</summary>
    public static string? Of(OrchestrationMetadata instance)
    {
        try
        {
            using var input = JsonDocument.Parse(instance.SerializedInput ?? "null");
            return input.RootElement.ValueKind == JsonValueKind.Object
                ? input.RootElement.EnumerateObject()
                    .Where(property => property.Name.Equals(nameof(CaseRun.OrchestrationVersion), StringComparison.OrdinalIgnoreCase))
                    .Select(property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null)
                    .FirstOrDefault()
                : null;
        }
        catch (JsonException)
        {
            // Started by hand, with an input that is none of ours.
            return null;
        }
    }
}
