using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Triage
{
    public const string Header = "Development triage-1 roles=triage";

    public static Step Accepts(string? framework = null) =>
        new(Header, DecisionNames.AcceptForAssessment, framework is null ? new { } : new { framework });

    public static Step Asks(params string[] questions) => new(Header, DecisionNames.RequestInformation, new { questions });

    public static Step RecordsAnswer(string answer, string? receivedBy = "telephone") =>
        new(Header, DecisionNames.ProvideInformation, receivedBy is null ? new { answers = new[] { answer } } : new { answers = new[] { answer }, receivedBy });

    public static Step LinksTo(Case target) => new(Header, DecisionNames.Link, new { caseId = target.Id, reason = "Both are about the same event." });

    public static Step Closes(string outcome = "no-further-action", string reason = "The home acted at once.") =>
        new(Header, DecisionNames.Close, new { outcome, reason });

    public static Step SetsPriority(string priority) =>
        new(Header, DecisionNames.SetPriority, new { priority, reason = "Others have told us more." });

    public static Step SetsLocation(string locationId) => new(Header, DecisionNames.SetLocation, new { locationId });

    public static Step Refers(string to) =>
        new(Header, DecisionNames.RecordAction, new { kind = "refer", to, text = "Please look into the falls at this home." });

    public static Step Acts(string kind, string text) => new(Header, DecisionNames.RecordAction, new { kind, text });
}
