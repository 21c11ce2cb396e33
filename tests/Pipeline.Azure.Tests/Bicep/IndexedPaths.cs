using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Bicep;

/// <summary>The paths that are indexed in each container of the database.</summary>
internal static partial class IndexedPaths
{
    /// <summary>In ordinal order.</summary>
    public static IReadOnlyList<string> Of(string container) =>
    [
        .. PathPattern().Matches(ContainerPattern().Matches(BicepFile.Module("cosmos").Variable("containers"))
                .Single(match => match.Groups[1].Value == container).Value)
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"'(/[\w/]+/\?)'")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^  \{\n    name: '([^']+)'\n.*?^  \}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ContainerPattern();
}
