using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pipeline.Functions.Http;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>What the scenarios have driven: routes that granted something, and steps from stage to stage as the timelines tell them.</summary>
internal sealed class Coverage
{
    /// <summary>A step that left the case in its stage.</summary>
    public const string Stays = "stays";

    private static readonly IReadOnlyList<(string Route, TemplateMatcher Matcher)> Matchers =
    [
        .. RouteTable.Verbs.Keys.Where(route => route != Routes.Home)
            .OrderBy(route => RoutePrecedence.ComputeInbound(TemplateParser.Parse(route)))
            .Select(route => (route, new TemplateMatcher(TemplateParser.Parse(route), []))),
    ];

    private readonly ConcurrentDictionary<string, bool> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string From, string By, string To), bool> _steps = new();

    public static string Request(string method, string route) => $"{method} {route}";

    public bool Has(string request) => _requests.ContainsKey(request);

    public bool Has(string from, string by, string to) => _steps.ContainsKey((from, by, to));

    public bool HasAnywhere(string by, string to) => _steps.Keys.Any(step => step.By == by && step.To == to);

    public void NoteRequest(HttpMethod method, string path)
    {
        var route = path == "/" ? Routes.Home : Matchers.FirstOrDefault(known => known.Matcher.TryMatch(path, [])).Route;
        _requests.TryAdd(Request(method.Method, route ?? path), true);
    }

    /// <summary>Notes each commit of a timeline by its cause, and each stage that was entered by what led there.</summary>
    public void NoteCase(JsonElement timeline)
    {
        var stage = string.Empty;
        foreach (var commit in timeline.List("items").Where(line => line.Text("kind") == "commit"))
        {
            var from = stage;
            foreach (var entered in commit.List("events").Where(happened => happened.Text("event") == "stage-entered"))
            {
                _steps.TryAdd((stage, entered.Text("via")!, entered.Text("stage")!), true);
                stage = entered.Text("stage")!;
            }

            _steps.TryAdd((from, commit.Text("what")!, stage == from ? Stays : stage), true);
        }
    }
}
