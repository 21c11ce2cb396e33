using System.Text.Json;

namespace Pipeline.Casework.Cases.Views;

/// <summary>What happened, by the type's fields.</summary>
public sealed record EventView(DateOnly? Date, IReadOnlyDictionary<string, JsonElement> Details);
