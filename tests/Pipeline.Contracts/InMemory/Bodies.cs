using Pipeline.Casework.Cases;

namespace Pipeline.Contracts.InMemory;

/// <summary>Bodies that are valid where they belong.</summary>
public static class Bodies
{
    public const string ReporterName = "Zelda Quill";
    public const string ReporterEmail = "zelda.quill@example.org";

    /// <summary>A serious injury: P3 or higher.</summary>
    public static object Injury(string location = CaseHouse.CareHome, string? reference = null) => new
    {
        type = "SERIOUS-INJURY",
        locationId = location,
        providerReference = reference,
        submittedBy = new { name = "A Matron", jobTitle = "manager", email = "matron@example.org" },
        person = new { idCode = "SU-14", ageRange = "75-84" },
        @event = new { date = "2026-01-30", details = new { fracture = "left wrist", prolongedPain = true } },
        narrative = "SU-14 fell in the hall.",
    };

    /// <summary>A notice of changes: P4.</summary>
    public static object Changes(string location = CaseHouse.CareHome) => new
    {
        type = "CHANGES",
        locationId = location,
        submittedBy = new { name = "A Matron", jobTitle = "manager" },
    };

    /// <summary>A concern that is always P1.</summary>
    public static object Alert(string? location = CaseHouse.CareHome) => new
    {
        kind = "safeguarding-alert",
        locationId = location,
        locationText = location is null ? "the home by the river" : null,
        identity = "anonymous",
        narrative = "Somebody is in danger.",
    };

    /// <summary>A worker's concern whose identity is confidential.</summary>
    public static object Whistleblowing() => new
    {
        kind = "whistleblowing",
        locationId = CaseHouse.CareHome,
        identity = "confidential",
        reporter = new { name = ReporterName, email = ReporterEmail, phone = "020 7946 0000" },
        narrative = "There is not enough staff at night.",
    };

    public static object Planned(string location = CaseHouse.CareHome) => new { locationId = location, reason = "planned" };

    /// <summary>A body with which the decision can be taken in the stage it belongs to, given what the case has.</summary>
    public static object For(string decision, CaseState state) => decision switch
    {
        DecisionNames.RequestInformation => new { questions = new[] { "Which room was it?" } },
        DecisionNames.ProvideInformation => new { answers = new[] { "Room 4." }, receivedBy = "telephone" },
        DecisionNames.Link => new { caseId = state.CaseId.Value },
        DecisionNames.Close => new { outcome = "no-further-action", reason = "nothing to do" },
        DecisionNames.PlanAssessment => new { statements = new[] { "S1", "S2" }, team = new[] { "inspector-1" } },
        DecisionNames.RecordVisit => new { date = "2026-01-28", team = new[] { "inspector-1" } },
        DecisionNames.Judge => new { statement = "S1", score = 3, rationale = "People were safe." },
        DecisionNames.AttachEvidence => new { documentId = state.Documents.Count == 0 ? "none" : state.Documents[0].DocumentId, statements = new[] { "S1" } },
        DecisionNames.OverrideRating => new { overall = true, rating = "good", reason = "the whole picture" },
        DecisionNames.SaveDraft => new { sections = new { summary = "People were safe and cared for." } },
        DecisionNames.ReturnDraft => new { comments = new[] { "Say more on S2." }, reason = "not complete" },
        DecisionNames.RespondFactualAccuracy => new { points = new[] { new { kind = "fact", where = "summary", text = "There are 40 beds." } }, final = true },
        DecisionNames.Extend => new { until = "2026-12-01", reason = "the manager is ill" },
        DecisionNames.ResolveFactualAccuracy => new { points = state.FactualAccuracy.Points.Select(point => new { id = point.Id, accepted = false, reason = "the record shows 38" }) },
        DecisionNames.Correct => new { sections = new { summary = "There are 40 beds." }, reason = "a wrong figure" },
        DecisionNames.RequestRatingReview => new { grounds = "The process was not followed." },
        DecisionNames.DecideRatingReview => new { outcome = "upheld", reason = "it was followed" },
        DecisionNames.RecordAction => new { kind = "contact-provider", text = "Called the home." },
        DecisionNames.AddInformation => new { text = "It happened twice." },
        DecisionNames.RecordSend => new { effect = state.Effects.Where(effect => effect.Kind == EffectKind.Notice).Select(effect => effect.Name).LastOrDefault("acknowledge"), to = "the provider", how = "post", at = state.ChangedAt },
        DecisionNames.SetPriority => new { priority = "P1", reason = "it is worse than it looks" },
        DecisionNames.SetLocation => new { locationId = CaseHouse.OtherHome },
        DecisionNames.Assign => new { to = "inspector-2" },
        DecisionNames.Hold => new { until = "2026-12-01", reason = "the police asked us to wait" },
        DecisionNames.Retry => new { effect = state.Effects.Count == 0 ? "none" : state.Effects[^1].Name },
        DecisionNames.Skip => new { effect = state.Effects.Count == 0 ? "none" : state.Effects[^1].Name, reason = "it is not needed" },
        DecisionNames.ReopenAssessment or DecisionNames.Withdraw or DecisionNames.Reopen => new { reason = "a good one" },
        _ => new { },
    };
}
