using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Bicep;

/// <summary>A Bicep file as text: its declarations and their bodies.</summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path)
    {
        Path = path;
        Text = BicepLexer.WithoutComments(RepositoryFiles.Read(path));
        Resources = [.. Declared(ResourcePattern())];
        Modules = [.. Declared(ModulePattern())];
        Parameters = ParameterPattern().Matches(Text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Success);
    }

    public static IReadOnlyList<BicepFile> All { get; } = [.. RepositoryFiles.List("bicep", "*.bicep").Select(path => new BicepFile(path))];

    /// <summary>From the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Without comments.</summary>
    public string Text { get; }

    public IReadOnlyList<BicepDeclaration> Resources { get; }

    public IReadOnlyList<BicepDeclaration> Modules { get; }

    /// <summary>Parameters by name, and whether each has a default.</summary>
    public IReadOnlyDictionary<string, bool> Parameters { get; }

    public static BicepFile Module(string name) => At($"bicep/modules/{name}.bicep");

    public static BicepFile At(string path) => All.Single(file => file.Path == path);

    public BicepDeclaration Resource(string type) => Resources.Single(resource => resource.TypeName == type);

    public override string ToString() => Path;

    /// <summary>The value of a variable, whole.</summary>
    public string Variable(string name)
    {
        var match = Regex.Match(Text, $@"^var {name} = ", RegexOptions.Multiline);
        match.Success.ShouldBeTrue($"{Path} has no variable {name}");
        var start = match.Index + match.Length;
        return Text[start] is '[' or '{' ? Text[start..BicepLexer.EndOfBracket(Text, start)] : Text[start..NextStatementPattern().Match(Text, start).Index];
    }

    private IEnumerable<BicepDeclaration> Declared(Regex pattern) => pattern.Matches(Text).Select(match =>
    {
        var start = Text.IndexOfAny(['{', '['], match.Index + match.Length - 1);
        return new BicepDeclaration(
            match.Groups["name"].Value, match.Groups["what"].Value, Text[start..BicepLexer.EndOfBracket(Text, start)]);
    });

    [GeneratedRegex(@"^resource (?<name>\w+) '(?<what>[^']+)' = (if \([^\n]*\) )?(?=[{\[])", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ResourcePattern();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<what>[^']+)' = (if \([^\n]*\) )?(?=[{\[])", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ModulePattern();

    [GeneratedRegex(@"\n(?=\n|[a-z@]|$)")]
    private static partial Regex NextStatementPattern();

    [GeneratedRegex(@"^param (?<name>\w+) [^\s=]+(?<default> =)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterPattern();
}
