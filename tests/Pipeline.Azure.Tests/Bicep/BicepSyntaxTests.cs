using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Bicep;

/// <summary>What a compiler would say first. CI runs the real one; this needs none.</summary>
public sealed partial class BicepSyntaxTests
{
    public static TheoryData<string> Files => [.. RepositoryFiles.List("bicep", "*.bicep*").Where(path => !path.EndsWith(".json", StringComparison.Ordinal))];

    public static TheoryData<string> Templates => [.. RepositoryFiles.List("bicep", "*.bicep")];

    public static TheoryData<string> ParameterFiles => [.. RepositoryFiles.List("bicep/parameters", "*.bicepparam")];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Read_HasBalancedBracketsAndQuotes(string path) => Should.NotThrow(() => BicepLexer.EnsureBalanced(RepositoryFiles.Read(path)));

    [Theory]
    [InlineData("var a = [\n  'x'\n")]
    [InlineData("var a = { b: [ }")]
    [InlineData("var a = 'b\n")]
    [InlineData("var a = '${b'\n")]
    [InlineData("var a = b)\n")]
    public void Text_WithABracketOrQuoteLeftOpen_IsRefused(string text) =>
        Should.Throw<FormatException>(() => BicepLexer.EnsureBalanced(text));

    [Theory]
    [MemberData(nameof(Templates))]
    public void ParameterAndOutput_Declared_IsDescribed(string path)
    {
        var file = BicepFile.At(path);

        foreach (Match match in DeclarationPattern().Matches(file.Text))
        {
            var before = file.Text[..match.Index];
            var decorators = before[(before.LastIndexOf("\n\n", StringComparison.Ordinal) + 1)..];
            decorators.ShouldContain("@description('", customMessage: $"{path}: {match.Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void ParameterAndVariable_Declared_IsUsed(string path)
    {
        var file = BicepFile.At(path);

        foreach (Match match in NamedPattern().Matches(file.Text))
        {
            var name = match.Groups[1].Value;
            var asKey = Regex.Count(file.Text, $@"^\s+{name}:", RegexOptions.Multiline);
            (Regex.Count(file.Text, $@"(?<![\w.']){name}\b") - asKey).ShouldBeGreaterThan(1, $"{path}: {name}");
        }
    }

    [Fact]
    public void Module_Called_ExistsAndGetsWhatItAsksFor()
    {
        foreach (var caller in BicepFile.All)
        {
            foreach (var call in caller.Modules)
            {
                var path = Path.GetRelativePath(RepositoryFiles.PathOf("."), RepositoryFiles.PathOf($"bicep/{call.What}")).Replace('\\', '/');
                var module = BicepFile.All.SingleOrDefault(file => file.Path == path).ShouldNotBeNull($"{caller}: {call}");
                var passed = call.Passed();
                passed.ShouldBeSubsetOf(module.Parameters.Keys, $"{caller}: {call}");
                module.Parameters.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).ShouldBeSubsetOf(passed, $"{caller}: {call}");
            }
        }
    }

    [Fact]
    public void Output_OfAModule_IsDeclaredThere()
    {
        foreach (var caller in BicepFile.All)
        {
            foreach (Match match in OutputUsePattern().Matches(caller.Text))
            {
                var module = caller.Modules.Single(call => call.Name == match.Groups[1].Value);
                BicepFile.At($"bicep/{module.What}").Text.ShouldContain($"\noutput {match.Groups[2].Value} ", customMessage: match.Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public void ParameterFile_Read_FitsTheTemplate(string path)
    {
        var text = BicepLexer.WithoutComments(RepositoryFiles.Read(path));
        text.ShouldStartWith("using '../main.bicep'\n");

        var given = GivenPattern().Matches(text).Select(match => match.Groups[1].Value).ToList();

        var template = BicepFile.At("bicep/main.bicep");
        given.ShouldBeUnique();
        given.ShouldBeSubsetOf(template.Parameters.Keys);
        template.Parameters.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).ShouldBeSubsetOf(given);
        text.ShouldContain($"param environmentName = '{Path.GetFileNameWithoutExtension(path)}'");
    }

    [Fact]
    public void LoadedFile_Named_Exists()
    {
        foreach (var file in BicepFile.All)
        {
            foreach (Match match in LoadPattern().Matches(file.Text))
            {
                var path = Path.Combine(Path.GetDirectoryName(RepositoryFiles.PathOf(file.Path))!, match.Groups[1].Value);
                File.Exists(path).ShouldBeTrue($"{file}: {match.Value}");
            }
        }
    }

    [Fact]
    public void LinterRule_Configured_IsAnError()
    {
        var rules = System.Text.Json.Nodes.JsonNode.Parse(RepositoryFiles.Read("bicep/bicepconfig.json"))!["analyzers"]!["core"]!["rules"]!.AsObject();

        rules.Count.ShouldBeGreaterThan(20);
        rules.ShouldAllBe(rule => rule.Value!["level"]!.GetValue<string>() == "error");
    }

    [GeneratedRegex(@"^(param|output) \w+ ", RegexOptions.Multiline)]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex(@"^(?:param|var) (\w+) ", RegexOptions.Multiline)]
    private static partial Regex NamedPattern();

    [GeneratedRegex(@"\b(\w+)!?\.outputs\.(\w+)")]
    private static partial Regex OutputUsePattern();

    [GeneratedRegex(@"^param (\w+) = ", RegexOptions.Multiline)]
    private static partial Regex GivenPattern();

    [GeneratedRegex(@"load(?:Text|Json)Content\('([^']+)'\)")]
    private static partial Regex LoadPattern();
}
