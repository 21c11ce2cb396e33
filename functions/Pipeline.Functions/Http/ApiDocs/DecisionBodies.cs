using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The body of every decision, in the order of <see cref="Casework.Cases.Decisions"/>.</summary>
internal static class DecisionBodies
{
    public const string Reason = "reason";

    private const int ReasonTexts = 4;

    /// <exception cref="KeyNotFoundException">A decision has no entry in the table of its stage.</exception>
    public static IReadOnlyList<DecisionBody> Of(Policy policy)
    {
        var known = TriageBodies.Of(policy).Concat(AssessmentBodies.Of(policy)).Concat(ReportBodies.Of(policy)).Concat(OversightBodies.Of(policy))
            .ToDictionary(body => body.Decision, StringComparer.Ordinal);
        return
        [
            .. Casework.Cases.Decisions.All.Select(decision => known.TryGetValue(decision.Name, out var body)
                ? body with { Schema = WithReason(body, decision.NeedsReason, policy) }
                : throw new KeyNotFoundException($"The decision {decision.Name} has no entry in TriageBodies, AssessmentBodies, ReportBodies or OversightBodies.")),
        ];
    }

    /// <summary>Who decides, and where, from the process and the policy.</summary>
    public static string Process(string decision, DecisionRoles roles)
    {
        var routes = CaseProcess.Rows.SelectMany(row => row.Decisions.Select(route => (Where: Names.Of(row.Stage), route.Decision, Roles: roles.OfStage(row.Stage, route.Decision))))
            .Concat(CaseProcess.AnyOpenStage.Select(route => (Where: "any open stage", route.Decision, Roles: roles.AnyOpenStage[route.Decision])))
            .Where(found => found.Decision == decision)
            .GroupBy(found => string.Join(", ", found.Roles.Select(Names.Of)));
        return string.Join("; ", routes.Select(group => $"{group.Key} in {string.Join(", ", group.Select(found => found.Where))}"));
    }

    private static JsonObject WithReason(DecisionBody body, bool required, Policy policy)
    {
        var reason = Shape.Text("It was looked into.", policy.Limits.TextCharacters * ReasonTexts);
        reason["description"] = required ? "Why. It stays in the record." : "Why, if there is something to say.";
        var properties = body.Schema["properties"]!.AsObject();
        properties[Reason] = reason;
        if (required)
        {
            body.Schema.TryAdd("required", new JsonArray());
            body.Schema["required"]!.AsArray().Add(Reason);
        }

        if (body.Schema["examples"] is JsonArray examples)
        {
            examples[0]![Reason] = Shape.ExampleOf(reason);
        }

        body.Schema[ApiDocument.RolesMember] = Shape.Array(policy.Roles.Anywhere(body.Decision).Order().Select(Names.Of));
        body.Schema["title"] = body.Decision;
        body.Schema["description"] = $"{body.Summary} Decided by {Process(body.Decision, policy.Roles)}.";
        return body.Schema;
    }
}
