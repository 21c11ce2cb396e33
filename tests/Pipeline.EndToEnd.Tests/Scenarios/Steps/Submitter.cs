using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Submitter
{
    /// <summary>Stands for the reference and access code of whichever case it is.</summary>
    public const string Header = "Reference";

    public static Step Answers(params string[] answers) => new(Header, DecisionNames.ProvideInformation, new { answers });

    public static Step Adds(string text) => new(Header, DecisionNames.AddInformation, new { text });
}
