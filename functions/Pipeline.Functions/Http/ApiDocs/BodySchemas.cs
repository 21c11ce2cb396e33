using System.Text.Json.Nodes;
using Pipeline.Casework.Policies;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The schemas of everything that is sent in as JSON, by component name.</summary>
internal static class BodySchemas
{
    public const string BulkDecisions = "bulk-decisions";
    public const string Release = "release";

    private const int MaxText = 100;

    public static IEnumerable<KeyValuePair<string, JsonObject>> Of(Policy policy) =>
    [
        .. SubmissionBodies.Of(policy),
        .. DecisionBodies.Of(policy).Select(body => KeyValuePair.Create(body.Decision, body.Schema)),
        KeyValuePair.Create(BulkDecisions, Bulk(policy)),
        KeyValuePair.Create(Release, Empty()),
    ];

    private static JsonObject Bulk(Policy policy)
    {
        var item = Shape.Object(
            Must("caseId", Shape.Text("7QK39MZ2XA4", MaxText), "The reference of the case."),
            Must("decision", Shape.OneOf([.. Casework.Cases.Decisions.All.Select(decision => decision.Name)]), "The name of the decision."),
            May("body", new JsonObject { ["type"] = "object", ["examples"] = new JsonArray(new JsonObject()) }, "The body of the decision; `{}` if left out."),
            May("version", Shape.Whole(0, int.MaxValue, 3), "The version of the case that the caller has seen, as in If-Match."));
        var shape = Shape.Object(Must("decisions", Shape.List(item, policy.Limits.BulkDecisions), "In the order in which they are taken."));
        shape["description"] = "Many decisions, each checked and taken alone. The list may also be sent without the object around it.";
        return shape;
    }

    private static JsonObject Empty()
    {
        var shape = Shape.Object();
        shape["description"] = "Nothing needs to be said.";
        return shape;
    }
}
