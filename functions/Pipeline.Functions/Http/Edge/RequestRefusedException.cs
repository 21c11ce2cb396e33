namespace Pipeline.Functions.Http.Edge;

/// <summary>A request is not served, for a reason known at once. Answered with its problem.</summary>
public sealed class RequestRefusedException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
