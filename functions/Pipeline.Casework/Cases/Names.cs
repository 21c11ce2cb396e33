using System.Text.Json;

namespace Pipeline.Casework.Cases;

/// <summary>The kebab-case names of enumerated terms, as in JSON, routes and screens.</summary>
public static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => NamesOf<T>.ByValue[value];

    /// <summary>Every name in the order of declaration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => NamesOf<T>.InOrder;

    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum => NamesOf<T>.ByName.TryGetValue(name ?? string.Empty, out value);

    /// <summary>Null when no value has that name, compared exactly.</summary>
    public static T? Parse<T>(string? name)
        where T : struct, Enum => TryParse<T>(name, out var value) ? value : null;

    private static class NamesOf<T>
        where T : struct, Enum
    {
        public static IReadOnlyList<string> InOrder { get; } = [.. Enum.GetValues<T>().Select(Name)];

        public static Dictionary<T, string> ByValue { get; } = Enum.GetValues<T>().ToDictionary(value => value, Name);

        public static Dictionary<string, T> ByName { get; } = Enum.GetValues<T>().ToDictionary(Name, StringComparer.Ordinal);

        private static string Name(T value) => JsonSerializer.SerializeToElement(value, CaseJson.Options).GetString()!;
    }
}
