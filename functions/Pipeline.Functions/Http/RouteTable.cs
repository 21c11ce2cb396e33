using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Pipeline.Functions.Http;

/// <summary>What may be done where: tells a wrong verb on a known path from an unknown path. A test holds it to the triggers.</summary>
public static class RouteTable
{
    private static readonly string[] Read = ["GET", "HEAD"];
    private static readonly string[] Post = ["POST"];

    /// <summary>Every route but the catch-all, with its verbs.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Verbs { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Routes.Home] = Read,
        [Routes.Notifications] = Post,
        [Routes.Concerns] = Post,
        [Routes.Assessments] = Post,
        [Routes.Imports] = Post,
        [Routes.Import] = Read,
        [Routes.Case] = Read,
        [Routes.CaseStatus] = Read,
        [Routes.CaseTimeline] = Read,
        [Routes.CaseReporter] = Read,
        [Routes.CaseBundle] = Read,
        [Routes.CaseDraft] = Read,
        [Routes.CaseDraftInWord] = Read,
        [Routes.CaseWorkspace] = [.. Read, .. Post],
        [Routes.CaseDecision] = Post,
        [Routes.CaseDocuments] = [.. Read, .. Post],
        [Routes.CaseDocument] = Read,
        [Routes.Decisions] = Post,
        [Routes.Worklist] = Read,
        [Routes.Location] = Read,
        [Routes.Today] = Read,
        [Routes.Stuck] = Read,
        [Routes.Release] = Post,
        [Routes.DeadLetters] = Read,
        [Routes.ReplayDeadLetter] = Post,
        [Routes.DiscardDeadLetter] = Post,
        [Routes.Rebuild] = Post,
        [Routes.Orchestrations] = Read,
        [Routes.Orchestration] = [.. Read, "DELETE"],
        [Routes.RegisterLoad] = Post,
        [Routes.Audit] = Read,
        [Routes.AuditVerify] = [.. Read, .. Post],
        [Routes.LatestVerification] = Read,
        [Routes.Measures] = Read,
        [Routes.RegisterLocations] = Read,
        [Routes.RegisterLocation] = Read,
        [Routes.RegisterReport] = Read,
        [Routes.RegisterReportInWord] = Read,
        [Routes.OpenApi] = Read,
        [Routes.SyndicatedProviders] = Read,
        [Routes.SyndicatedProvider] = Read,
        [Routes.SyndicatedLocations] = Read,
        [Routes.SyndicatedLocation] = Read,
        [Routes.SyndicatedInspectionAreas] = Read,
        [Routes.SyndicatedReport] = Read,
        [Routes.SyndicatedChanges] = Read,
        [Routes.Live] = Read,
        [Routes.Ready] = Read,
    };

    private static IReadOnlyList<(TemplateMatcher Matcher, IReadOnlyList<string> Verbs)> Matchers { get; } =
    [
        .. Verbs.Where(route => route.Key != Routes.Home)
            .OrderBy(route => RoutePrecedence.ComputeInbound(TemplateParser.Parse(route.Key)))
            .Select(route => (new TemplateMatcher(TemplateParser.Parse(route.Key), []), route.Value)),
    ];

    /// <summary>The verbs of the route a path belongs to; empty for an unknown path.</summary>
    public static IReadOnlyList<string> VerbsOf(PathString path) => path.Value is null or "" or "/"
        ? Read
        : Matchers.FirstOrDefault(route => route.Matcher.TryMatch(path, [])).Verbs ?? [];
}
