using System.Globalization;

namespace Pipeline.Casework.Notifications;

/// <summary>
/// Warns of names that no form has: forms outlive the versions of our fields, so nothing is refused, and nothing is dropped in silence.
/// </summary>
internal static class UnknownNames
{
    private const int MaxNames = 10;
    private const int MaxLength = 50;

    /// <param name="names">As they were sent; one that could be more than a name is not repeated.</param>
    /// <param name="path">Where they stood, with its dot; empty at the top.</param>
    /// <param name="form">What has no such field.</param>
    public static IEnumerable<string> Warn(IReadOnlyList<string> names, string path, string form)
    {
        foreach (var name in names.Take(MaxNames))
        {
            yield return name.Length <= MaxLength && name.All(char.IsAsciiLetterOrDigit)
                ? $"{path}{name} is not a field of {form} and was not kept; the narrative takes everything else."
                : $"A {(path.Length == 0 ? "field" : "detail")} whose name no form has is not a field of {form} and was not kept; the narrative takes everything else.";
        }

        if (names.Count > MaxNames)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{names.Count - MaxNames} more {(path.Length == 0 ? "fields" : "details")} are not fields of {form} and were not kept.");
        }
    }
}
