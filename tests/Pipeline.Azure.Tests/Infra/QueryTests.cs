using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>The queries ask for tables, events and functions that there are.</summary>
public sealed partial class QueryTests
{
    private static readonly string[] Tables =
    [
        "AppTraces", "AppRequests", "AppExceptions", "FunctionAppLogs", "CDBPartitionKeyRUConsumption", "CDBDataPlaneRequests", "StorageBlobLogs", "AZKVAuditLogs",
    ];

    private static readonly string[] Operators = ["where", "extend", "parse", "project", "summarize", "order", "top"];

    public static TheoryData<string> Files => [.. RepositoryFiles.List("infra/kql", "*.kql")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_Read_IsMadeOfKnownTablesAndOperators(string path)
    {
        var text = RepositoryFiles.Read(path);

        text.ShouldStartWith("// ");
        ShouldBeSound(text, path);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_ThatReadsEvents_NamesThemInTheirWords(string path)
    {
        var text = RepositoryFiles.Read(path);
        var read = ReadsPattern().Matches(text).ToDictionary(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), match => match.Groups[2].Value);
        var telemetry = TelemetryPage.Events;

        foreach (var (id, words) in read)
        {
            telemetry.Keys.ShouldContain(id, path);
            telemetry[id].Words.ShouldBe(words, path);
        }

        var known = read.Values.Concat(HostPattern().Matches(text).Select(match => match.Groups[1].Value)).ToList();
        foreach (Match match in MessagePattern().Matches(text))
        {
            known.ShouldContain(words => words.Contains(match.Groups[1].Value), $"{path}: {match.Value}");
        }

        foreach (Match match in ParsePattern().Matches(text))
        {
            var spoken = string.Concat(ParsedPattern().Matches(match.Groups[1].Value).Select(part => part.Groups["column"] is { Success: true } column ? $"{{{column}}}" : part.Groups["words"].Value));
            known.ShouldContain(spoken, path);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_ThatNamesAFunction_NamesOneThereIs(string path)
    {
        var functions = typeof(PipelineSettings).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToHashSet();

        foreach (Match match in NamePattern().Matches(RepositoryFiles.Read(path)))
        {
            QuotedPattern().Matches(match.Value).Select(name => name.Groups[1].Value).ShouldBeSubsetOf(functions, path);
        }
    }

    [Fact]
    public void Workbook_Read_AsksSoundQueries()
    {
        var items = JsonNode.Parse(RepositoryFiles.Read("infra/workbooks/measures.workbook.json"))!["items"]!.AsArray();
        var queries = items.Select(item => item!["content"]!["query"]?.GetValue<string>()).OfType<string>().ToList();

        queries.Count.ShouldBeGreaterThan(5);
        foreach (var query in queries)
        {
            ShouldBeSound(query, "workbook");
            foreach (Match match in MessagePattern().Matches(query))
            {
                TelemetryPage.Events.Values.ShouldContain(row => row.Words.Contains(match.Groups[1].Value), match.Value);
            }
        }
    }

    private static void ShouldBeSound(string query, string where)
    {
        var lines = query.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("let ", StringComparison.Ordinal)).ToList();

        Tables.ShouldContain(lines[0], where);
        foreach (var line in lines.Skip(1))
        {
            line.ShouldStartWith("| ", customMessage: where);
            Operators.ShouldContain(line[2..].Split(' ')[0], where);
            var bare = Regex.Replace(line, "@?\"(\\\\.|[^\"])*\"", "\"\"");
            bare.Count(character => character == '(').ShouldBe(bare.Count(character => character == ')'), $"{where}: {line}");
            bare.Count(character => character == '"').ShouldBe(2 * Regex.Count(bare, "\"\""), $"{where}: {line}");
        }
    }

    [GeneratedRegex(@"^// reads (\d+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex ReadsPattern();

    [GeneratedRegex(@"^// host: (.+)$", RegexOptions.Multiline)]
    private static partial Regex HostPattern();

    [GeneratedRegex("Message (?:startswith|has) \"([^\"]+)\"")]
    private static partial Regex MessagePattern();

    [GeneratedRegex(@"^\| parse Message with (.+)$", RegexOptions.Multiline)]
    private static partial Regex ParsePattern();

    [GeneratedRegex("\"(?<words>[^\"]*)\"|(?<column>[A-Z]\\w*)(:long)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ParsedPattern();

    [GeneratedRegex("""\bName (==|!?in) [^|\n]+""")]
    private static partial Regex NamePattern();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex QuotedPattern();
}
