using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Tests.Docs;

/// <summary>Every request of <c>infra/journey.http</c> works, run from top to bottom; what is not ready yet is sent again.</summary>
public sealed partial class JourneyFileTests
{
    // The server starts cold and answers `not-ready` within a millisecond: on a busy machine that is many times.
    private const int MaxTries = 5_000;

    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, JsonElement> _answers = [];

    [Fact]
    public async Task JourneyFile_RunFromTopToBottom_EndsWithThePublishedReport()
    {
        using var data = new DataDirectory();
        await using var server = await PipelineProcess.ServeAsync(data.FullPath);
        var text = await File.ReadAllTextAsync(Repository.PathOf(Path.Combine("infra", "journey.http")));
        var last = string.Empty;
        var requests = 0;
        foreach (var block in Separator().Split(text))
        {
            var (name, head, body) = Read(block, server.Client.BaseAddress!.ToString().TrimEnd('/'));
            if (head.Count > 0)
            {
                last = await RunAsync(server.Client, head, body, name == "published" ? "reportUrl" : string.Empty);
                requests++;
                if (name is not null)
                {
                    _answers[name] = PipelineProcess.Json(last);
                }
            }
        }

        requests.ShouldBeGreaterThan(15);
        last.ShouldContain("In the evening there were too few.");
    }

    private static async Task<string> RunAsync(HttpClient client, List<string> head, string body, string expected)
    {
        for (var tries = 0; ; tries++)
        {
            var line = head[0].Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1]);
            var headers = head.Skip(1).Select(header => header.Split(": ", 2)).ToDictionary(header => header[0], header => header[1]);
            foreach (var (name, value) in headers.Where(header => header.Key != "Content-Type"))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (headers.TryGetValue("Content-Type", out var type))
            {
                request.Content = new StringContent(body, Encoding.UTF8, type);
            }

            using var response = await client.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            if ((response.StatusCode == HttpStatusCode.Conflict || !answer.Contains(expected, StringComparison.Ordinal)) && tries < MaxTries)
            {
                continue;
            }

            ((int)response.StatusCode).ShouldBeInRange(200, 299, $"{head[0]}: {answer}");
            return answer;
        }
    }

    private (string? Name, List<string> Head, string Body) Read(string block, string api)
    {
        string? name = null;
        var head = new List<string>();
        var body = new StringBuilder();
        var inBody = false;
        foreach (var raw in block.Split('\n').Skip(1))
        {
            if (!inBody && raw.StartsWith("# @name ", StringComparison.Ordinal))
            {
                name = raw["# @name ".Length..];
            }
            else if (!inBody && raw.StartsWith('@'))
            {
                var parts = raw[1..].Split(" = ", 2);
                _variables[parts[0]] = parts[0] == "api" ? api : Fill(parts[1]);
            }
            else if (inBody || (head.Count > 0 && raw.Length == 0))
            {
                inBody = true;
                body.AppendLine(Fill(raw));
            }
            else if (raw.Length > 0 && !raw.StartsWith('#'))
            {
                head.Add(Fill(raw));
            }
        }

        return (name, head, body.ToString().Trim());
    }

    private string Fill(string text) => Placeholder().Replace(text, found =>
    {
        var path = found.Groups[1].Value.Split('.');
        return path.Length == 1
            ? _variables[path[0]]
            : path.Skip(3).Aggregate(_answers[path[0]], (element, property) => element.GetProperty(property)).GetString()!;
    });

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\{\{([\w.]+)\}\}")]
    private static partial Regex Placeholder();
}
