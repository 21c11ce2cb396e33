namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Places found; <paramref name="Next"/> is the cursor of the next page, absent on the last.</summary>
public sealed record RegisterSearch(IReadOnlyList<RegisterLocationView> Items, string? Next);
