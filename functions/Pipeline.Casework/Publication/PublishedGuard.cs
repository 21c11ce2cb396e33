using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>What can be corrected or withdrawn is what the public can read.</summary>
public static class PublishedGuard
{
    public static IEnumerable<string> MustBePublished(CaseState state)
    {
        if (state.Publication.PublishedAt is null)
        {
            yield return "no report of this case was published";
        }
        else if (state.Publication.Withdrawal is not null)
        {
            yield return "the report was withdrawn";
        }
    }
}
