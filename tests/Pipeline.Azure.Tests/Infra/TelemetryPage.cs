using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>The table of infra/docs/telemetry.md.</summary>
internal static partial class TelemetryPage
{
    public static IReadOnlyDictionary<int, TelemetryRow> Events { get; } = RowPattern().Matches(RepositoryFiles.Read("infra/docs/telemetry.md"))
        .ToDictionary(
            match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture),
            match => new TelemetryRow(match.Groups["level"].Value, match.Groups["words"].Value, match.Groups["readers"].Value, match.Groups["state"].Value == "emitted"));

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \| `(?<words>[^`]+)` \| (?<readers>[^|]+) \| (?<state>emitted|awaited) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex RowPattern();
}
