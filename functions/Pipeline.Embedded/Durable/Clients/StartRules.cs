using System.Collections.Frozen;
using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>What a start may say about tags and about instances that have its id.</summary>
internal static class StartRules
{
    private const string ReservedTag = "MS_DurableFunctions_SourceInstanceId";

    /// <summary>The finished statuses that keep their id. Unfinished instances always keep it.</summary>
    /// <exception cref="ArgumentException">A name is no status.</exception>
    public static IReadOnlySet<OrchestrationRuntimeStatus> Kept(IReadOnlyList<string>? dedupeStatuses)
        => (dedupeStatuses ?? []).Select(Parse).ToFrozenSet();

    /// <exception cref="ArgumentException">A tag is reserved.</exception>
    public static Dictionary<string, string>? Tags(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags?.ContainsKey(ReservedTag) == true)
        {
            throw new ArgumentException($"The tag '{ReservedTag}' is reserved.", nameof(tags));
        }

        return tags is { Count: > 0 } ? new Dictionary<string, string>(tags) : null;
    }

    private static OrchestrationRuntimeStatus Parse(string status)
        => Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new ArgumentException($"Invalid orchestration runtime status: '{status}' for deduplication.");
}
