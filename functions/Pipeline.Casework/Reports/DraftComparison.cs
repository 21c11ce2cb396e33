using System.Text.RegularExpressions;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>Whether the provider must see a draft before it can be signed off.</summary>
public static class DraftComparison
{
    /// <summary>
    /// True the first time, when the last round ended without the provider's answer or the end of its time, when a rating is lower than the
    /// one the provider saw, and when a section differs from what the provider saw and no accepted point names it or its heading.
    /// </summary>
    public static bool ProviderMustSee(CaseState state, IReadOnlyDictionary<string, Rating> ratings)
    {
        if (state.Draft.Sent is not { } sent || state.FactualAccuracy.Answer is null)
        {
            return true;
        }

        var fell = ratings.Any(now => sent.Ratings.TryGetValue(now.Key, out var before) && now.Value < before);
        var covered = state.FactualAccuracy.Points.Where(point => point.Accepted == true).Select(point => point.Where).ToList();
        var changed = state.Draft.Sections.Any(section =>
            !covered.Any(where => Mentions(where, section.Name) || Mentions(where, section.Heading)) && sent.Sections.FirstOrDefault(seen => seen.Name == section.Name)?.Text != section.Text);
        return fell || changed;
    }

    private static bool Mentions(string where, string words) =>
        Regex.IsMatch(where, $@"(?<!\w){Regex.Escape(words)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
