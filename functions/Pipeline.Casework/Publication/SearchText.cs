using Pipeline.Casework.Search;

namespace Pipeline.Casework.Publication;

/// <summary>
/// How the register is searched: a word that is looked for matches every word that begins with it.
/// </summary>
public static class SearchText
{
    private const char Separator = ' ';

    /// <summary>The words of the texts, each once and with a space before it, so that <c>" " + word</c> finds the beginnings of words.</summary>
    public static string Of(params IEnumerable<string?> texts) =>
        string.Concat(texts.SelectMany(PlainWords.Of).Distinct(StringComparer.Ordinal).Select(word => Separator + word));

    /// <summary>What is searched of a location. Its postcode is found with and without the space inside.</summary>
    public static string Of(Location location) => Of(
        location.Name,
        location.Address,
        location.Postcode,
        location.Postcode?.Replace(" ", string.Empty, StringComparison.Ordinal),
        location.LocalAuthority,
        location.ProviderName);

    /// <summary>What must be found in a text of <see cref="Of(IEnumerable{string?})"/>, all of it.</summary>
    public static IReadOnlyList<string> Wanted(string? query) => [.. PlainWords.Of(query).Distinct(StringComparer.Ordinal).Select(word => Separator + word)];
}
