using System.Text.Json.Nodes;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>What a decision takes, beyond the reason that all take.</summary>
/// <param name="Decision">One of <c>DecisionNames</c>; the component has this name.</param>
/// <param name="Summary">What it does, in one sentence.</param>
/// <param name="Schema">Of the body without its reason.</param>
internal sealed record DecisionBody(string Decision, string Summary, JsonObject Schema);
