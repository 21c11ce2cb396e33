using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>There must be something to review or to sign.</summary>
public static class DraftGuard
{
    public static IEnumerable<string> MustBeBuilt(CaseState state)
    {
        if (!state.Draft.IsBuilt)
        {
            yield return "there is no draft: it was not built, and nobody saved a section";
        }
    }
}
