using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Contracts;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The other way round: what the code of a subject reads from the query is in the description of some operation of that subject.</summary>
public sealed partial class QuerySourceTests
{
    private static readonly Assembly App = typeof(Operation).Assembly;

    public static TheoryData<string> Subjects =>
        [.. Directory.EnumerateDirectories(SourceTree.PathOf("functions", "Pipeline.Functions", "Http")).Select(folder => Path.GetFileName(folder)).Where(folder => Read(folder).Count > 0)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Parameter_ReadByTheCode_IsDescribed(string subject) => Read(subject).Except(Described(subject)).ShouldBeEmpty();

    [Fact]
    public void Subjects_WithParameters_AreFound() => ((string[])["team", "assignee", "late", "stuck", "q", "take"]).ShouldBeSubsetOf(Read("Worklists"));

    private static HashSet<string> Described(string subject) =>
    [
        .. App.GetTypes()
            .Where(type => type.Namespace == $"Pipeline.Functions.Http.{subject}" && type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => (IEnumerable<Operation>)type.GetProperty("All")!.GetValue(null)!)
            .SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.In == ApiParameter.Query)
            .Select(parameter => parameter.Name),
    ];

    private static HashSet<string> Read(string subject) =>
    [
        .. Directory.EnumerateFiles(SourceTree.PathOf("functions", "Pipeline.Functions", "Http", subject), "*.cs")
            .Select(File.ReadAllText)
            .Where(text => text.Contains(nameof(QueryFields), StringComparison.Ordinal))
            .SelectMany(text => ReadingPattern().Matches(text))
            .Select(match => match.Groups["text"] is { Success: true, Value: var text } ? text : ConstantOf(match.Groups["type"].Value, match.Groups["member"].Value)),
    ];

    private static string ConstantOf(string type, string member) => (string)App.GetTypes().Single(candidate => candidate.Name == type)
        .GetField(member, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetRawConstantValue()!;

    [GeneratedRegex(@"\b(fields|query)\.(Text|Choice<\w+>|OneOf|Bool|Int|Long|Timestamp|From|To|CaseId)\((""(?<text>\w+)""|(?<type>\w+)\.(?<member>\w+))", RegexOptions.ExplicitCapture)]
    private static partial Regex ReadingPattern();
}
