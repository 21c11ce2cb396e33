using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>What is judged has been planned.</summary>
public static class PlanGuard
{
    public static IEnumerable<string> MustBePlanned(CaseState state)
    {
        if (state.Assessment.Statements.Count == 0)
        {
            yield return "the assessment is not planned: name its statements first";
        }
    }
}
