using System.Text.Json;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>The inspection areas of a location, as their source has them.</summary>
public sealed record SyndicatedInspectionAreas(JsonElement InspectionAreas);
