using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>The failures of functions that are not there, in the words of the Functions host.</summary>
internal static class MissingFunction
{
    private const string ErrorType = "FunctionNotFound";

    public static Failure Activity(string name, ITaskFunctions functions) => new(ErrorType, Describe(name, "an activity", "activity", functions.ActivityNames));

    public static Failure Orchestrator(string name, ITaskFunctions functions)
        => new(ErrorType, Describe(name, "an orchestrator", "orchestrator", functions.OrchestratorNames));

    private static string Describe(string name, string article, string kind, IReadOnlyCollection<string> known)
        => $"The function '{name}' doesn't exist, is disabled, or is not {article} function. Additional info: "
            + (known.Count > 0
                ? $"The following are the known {kind} functions: '{string.Join("', '", known)}'."
                : $"No {kind} functions are currently registered!");
}
