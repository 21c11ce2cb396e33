using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Inspector
{
    public const string User = "inspector-1";
    public const string Header = $"Development {User} roles=inspector";

    public static Step Plans(params string[] statements) => new(Header, DecisionNames.PlanAssessment, new { statements, team = new[] { User } });

    public static Step Visits(string date = "2026-03-02", params string[] team) =>
        new(Header, DecisionNames.RecordVisit, new { date, team = team.Length == 0 ? [User] : team });

    public static Step CorrectsVisit(string visitId, string date) =>
        new(Header, DecisionNames.RecordVisit, new { visitId, date, team = new[] { User } });

    public static Step VoidsVisit(string visitId) =>
        new(Header, DecisionNames.RecordVisit, new Dictionary<string, object> { ["visitId"] = visitId, ["void"] = true });

    public static Step Attaches(string documentId, string category, params string[] statements) =>
        new(Header, DecisionNames.AttachEvidence, new { documentId, statements, category });

    public static Step Judges(string statement, int score) =>
        new(Header, DecisionNames.Judge, new { statement, score, rationale = $"What we saw about {statement}." });

    public static Step Rates(string keyQuestion, string rating) =>
        new(Header, DecisionNames.Judge, new { keyQuestion, rating, rationale = $"Why {keyQuestion} is {rating}." });

    public static Step Completes() => new(Header, DecisionNames.CompleteAssessment, new { });

    public static Step CompletesWithBreach(string regulation) =>
        new(Header, DecisionNames.CompleteAssessment, new { breaches = new[] { new { regulation, text = "Risks were not followed up." } } });

    public static Step Saves(string section, string text) =>
        new(Header, DecisionNames.SaveDraft, new { sections = new Dictionary<string, string> { [section] = text } });

    public static Step ReopensAssessment() => new(Header, DecisionNames.ReopenAssessment, new { reason = "New evidence came." });

    public static Step Submits() => new(Header, DecisionNames.SubmitDraft, new { });

    public static Step Corrects(string section, string text) =>
        new(Header, DecisionNames.Correct, new { sections = new Dictionary<string, string> { [section] = text }, reason = "A date was wrong." });

    public static Step RecordsSend(string effect, string to, string at, string how = "post") =>
        new(Header, DecisionNames.RecordSend, new { effect, to, how, at = London.At(at) });
}
