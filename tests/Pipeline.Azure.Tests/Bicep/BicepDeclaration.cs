using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Bicep;

/// <summary>A resource or module with its body.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="What">Type and API version of a resource, path of a module.</param>
/// <param name="Body">From bracket to bracket.</param>
internal sealed partial record BicepDeclaration(string Name, string What, string Body)
{
    public string TypeName => What.Split('@')[0];

    public string ApiVersion => What.Split('@')[1];

    /// <summary>The value of a property that fits on its line, wherever it stands in the body; null when it is not there.</summary>
    public string? Value(string property) =>
        Regex.Match(Body, $@"^\s*{Regex.Escape(property)}: (.+)$", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The names of what is passed under <c>params</c>.</summary>
    public IReadOnlyList<string> Passed()
    {
        var start = Body.IndexOf('{', Body.IndexOf("params:", StringComparison.Ordinal));
        var parameters = Body[start..BicepLexer.EndOfBracket(Body, start)];
        return [.. PassedPattern().Matches(parameters).Select(match => match.Groups[1].Value)];
    }

    public override string ToString() => $"{Name} {What}";

    [GeneratedRegex(@"^    (\w+): ", RegexOptions.Multiline)]
    private static partial Regex PassedPattern();
}
