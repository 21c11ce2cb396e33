using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Contracts;
using Pipeline.Contracts.Policies;

namespace Pipeline.Casework.Tests.Policies;

/// <summary>The page about the policy names every kind of file with every member of it.</summary>
public sealed partial class PolicyDocsTests
{
    private static readonly string Page = DocsPage.Read("policy.md");

    public static TheoryData<string> Files => [.. PolicyFolder.ShippedFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void Table_KindOfAShippedFile_HasTheMembersOfItsSchema(string file)
    {
        var schema = SourceTree.PathOf(
            "functions", "Pipeline.Casework", "Policies", "Shipped", Path.GetDirectoryName(file)!, JsonNode.Parse(PolicyFolder.Shipped(file))!["$schema"]!.GetValue<string>());
        var members = JsonNode.Parse(File.ReadAllText(schema))!["properties"]!.AsObject().Select(property => property.Key).Where(name => name != "$schema");

        var row = Page.Split('\n').Single(line => line.StartsWith($"| `{Kind(file)}` |", StringComparison.Ordinal)).Split('|');

        Code().Matches(row[3]).Select(match => match.Groups["word"].Value).ShouldBe(members, ignoreOrder: true);
    }

    [Fact]
    public void Table_Rows_AreTheKindsThatAreShipped() =>
        Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])
            .ShouldBe(PolicyFolder.ShippedFiles.Select(Kind).Distinct(), ignoreOrder: true);

    private static string Kind(string file) => file.Split('/') switch
    {
        [var name] => name,
        ["versions", _, var name] => $"versions/VERSION/{name}",
        [var folder, _] => $"{folder}/*.json",
        _ => file,
    };

    [GeneratedRegex("`(?<word>[A-Za-z]+)`")]
    private static partial Regex Code();
}
