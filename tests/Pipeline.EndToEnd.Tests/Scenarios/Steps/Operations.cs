using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Operations
{
    public const string Header = "Development operations-1 roles=operations";
    public const string AuditorHeader = "Development auditor-1 roles=auditor";

    public static Step Retries(string effect) => new(Header, DecisionNames.Retry, new { effect });
}
