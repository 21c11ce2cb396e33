using System.Globalization;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration;

/// <summary>The names under which the durable backend knows the process of a case.</summary>
public static class CaseInstance
{
    public const string Orchestrator = nameof(CaseOrchestrator);

    /// <summary>
    /// The version that new instances get; <c>defaultVersion</c> in host.json is the same. An orchestrator whose sequence of calls changes
    /// is a new version beside the old one: running instances go on with theirs.
    /// </summary>
    public const string Version = "1";

    private const char Separator = '-';

    /// <summary><c>{caseId}-{generation}</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Generations count from 1.</exception>
    public static string IdOf(CaseId caseId, int generation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(generation, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{caseId.Value}{Separator}{generation}");
    }

    /// <summary>False for any text that <see cref="IdOf"/> does not write.</summary>
    public static bool TryParse(string? instanceId, out CaseId caseId, out int generation)
    {
        caseId = default;
        generation = 0;
        var parts = instanceId?.Split(Separator) ?? [];
        return parts.Length == 2
            && CaseId.TryParse(parts[0], out caseId)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out generation)
            && generation > 0
            && IdOf(caseId, generation) == instanceId;
    }
}
