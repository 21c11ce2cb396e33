using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>Whether the provider must see a draft before it can be signed off.</summary>
public static class DraftComparison
{
    /// <summary>
    /// True the first time, when a rating is lower than the one the provider saw, and when a section differs from what the provider saw
    /// and no accepted point names it.
    /// </summary>
    public static bool ProviderMustSee(CaseState state, IReadOnlyDictionary<string, Rating> ratings)
    {
        if (state.Draft.Sent is not { } sent)
        {
            return true;
        }

        var fell = ratings.Any(now => sent.Ratings.TryGetValue(now.Key, out var before) && now.Value < before);
        var covered = state.FactualAccuracy.Points.Where(point => point.Accepted == true).Select(point => point.Where).ToHashSet();
        var changed = state.Draft.Sections.Any(section =>
            !covered.Contains(section.Name) && sent.Sections.FirstOrDefault(seen => seen.Name == section.Name)?.Text != section.Text);
        return fell || changed;
    }
}
