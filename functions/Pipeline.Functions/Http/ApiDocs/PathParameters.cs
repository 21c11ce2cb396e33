using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>What stands in braces in a route.</summary>
internal static partial class PathParameters
{
    private static readonly Dictionary<string, (Func<JsonObject> Schema, string Description)> Known = new(StringComparer.Ordinal)
    {
        ["caseId"] = (() => Shape.Text("7QK39MZ2XA4", Casework.Cases.CaseId.Length + 4), "The reference of the case: with or without hyphens, in any case of letters."),
        ["decision"] = (() => Shape.OneOf([.. Casework.Cases.Decisions.All.Select(decision => decision.Name)]), "The name of the decision; its body is the schema of that name."),
        ["documentId"] = (() => Shape.Text("D1"), "The id of the document in its case."),
        ["importId"] = (() => Shape.Text("7QK39MZ2XA4-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), "The id that the import was answered with."),
        ["locationId"] = (() => Shape.Text("1-466088203"), "The id of the place in the register."),
        ["reportId"] = (() => Shape.Text("R7QK39MZ2XA4"), "The id of the report in the register."),
        ["providerId"] = (() => Shape.Text("local-2a008950"), "The id of the provider in the register."),
        ["linkId"] = (() => Shape.Text("a361ecb8-4b08-49b8-934c-dc578d6bff8d"), "The link id of the report, as in `reports` of its location."),
        ["organisation"] = (() => Shape.OneOf<Casework.Publication.OrganisationKind>(), "Whether changes of providers or of locations are wanted."),
        ["queue"] = (() => Shape.OneOf([.. Queues.All]), "The name of the queue."),
        ["sequenceNumber"] = (() => Shape.Whole(0, long.MaxValue), "The sequence number of the dead letter in its queue."),
        ["instanceId"] = (() => Shape.Text("case-7QK39MZ2XA4-1"), "The id of the instance in the process backend."),
    };

    /// <summary>In the order of the route; the optional one of the root is none.</summary>
    /// <exception cref="KeyNotFoundException">A name is not described here.</exception>
    public static IReadOnlyList<ApiParameter> Of(string route) =>
    [
        .. Braces().Matches(route).Select(match => match.Groups[1].Value)
            .Select(name => Known.TryGetValue(name, out var known)
                ? new ApiParameter("path", name, known.Schema(), known.Description) { Required = true }
                : throw new KeyNotFoundException($"The path parameter {name} of {route} has no entry in PathParameters.")),
    ];

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
