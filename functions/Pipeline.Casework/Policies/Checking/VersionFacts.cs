using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>Everything that one version settles.</summary>
internal static class VersionFacts
{
    public static IReadOnlyList<PolicyFact> Of(Policy policy) =>
    [
        new("title", policy.Title),
        new("default framework", policy.DefaultFramework.Key),
        .. ServiceLevels(policy.ServiceLevels),
        .. Roles(policy.Roles),
        .. SubmissionFacts.Of(policy),
        .. RiskFacts.Of(policy.Risk),
        .. policy.CloseOutcomes.Select(outcome => new PolicyFact($"close outcome {outcome.Id}", outcome.Title)),
        .. policy.ActionKinds.Select(kind => new PolicyFact($"action {kind.Id}", FactWords.Join(kind.Title, kind.SendsNotice ? "a notice is sent" : null))),
        .. Limits(policy.Limits),
        new("duplicates are proposed within", FactWords.Count(policy.DuplicateWindowDays, "day")),
        new("noted notifications that go to triage all the same", $"{FactWords.Number(policy.NotedSamplePercent)} in 100"),
        new("readiness warns before the end of the calendars", FactWords.Count(policy.CalendarWarningDays, "day")),
        new("an effect is late after", FactWords.Of(policy.Graces.Effect)),
        new("a tick is late after", FactWords.Of(policy.Graces.Tick)),
        new("a scan is late after", FactWords.Of(policy.Graces.Scan)),
        new("a scan is escalated after", FactWords.Of(policy.Graces.ScanEscalation)),
        new("a message is tried", $"{FactWords.Count(policy.MessageRetry.Attempts, "time")} over {FactWords.Of(policy.MessageRetry.Over)}"),
        new("retention of published cases", FactWords.Count(policy.Retention.Published, "year")),
        new("retention of unpublished cases", FactWords.Count(policy.Retention.Unpublished, "year")),
        new("retention of a reporter's identity", FactWords.Count(policy.Retention.ReporterIdentity, "year")),
        .. Reinspection(policy.Reinspection),
        new("the day's digest is made at", policy.DigestAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<PolicyFact> ServiceLevels(PolicyClocks clocks) =>
    [
        .. clocks.Triage.Select(level => new PolicyFact($"service level triage {level.Key}", FactWords.Of(level.Value))),
        .. clocks.Stages.Select(level => new PolicyFact($"service level {Names.Of(level.Key)}", FactWords.Of(level.Value))),
        new("service level assessment, to the first visit", FactWords.Of(clocks.ToFirstVisit)),
        new("service level assessment, from the last visit", FactWords.Of(clocks.FromLastVisit)),
        new("service level assessment, without a visit", FactWords.Of(clocks.WithoutVisit)),
        new("service level rating review", FactWords.Of(clocks.RatingReview)),
        new("service level last visit to publication", FactWords.Of(clocks.ToPublication)),
    ];

    private static IEnumerable<PolicyFact> Roles(DecisionRoles roles) =>
    [
        .. roles.Stages.SelectMany(stage => stage.Value.Select(entry => new PolicyFact($"roles of {entry.Key} in {Names.Of(stage.Key)}", FactWords.List(entry.Value)))),
        .. roles.AnyOpenStage.Select(entry => new PolicyFact($"roles of {entry.Key} in any open stage", FactWords.List(entry.Value))),
    ];

    private static IEnumerable<PolicyFact> Limits(PolicyLimits limits) =>
    [
        new("largest JSON body", FactWords.Count(limits.JsonBodyBytes, "byte")),
        new("largest document", FactWords.Count(limits.DocumentBytes, "byte")),
        new("longest narrative", FactWords.Count(limits.NarrativeCharacters, "character")),
        new("longest line of text", FactWords.Count(limits.TextCharacters, "character")),
        new("largest import", FactWords.Count(limits.ImportLines, "line")),
        new("largest import file", FactWords.Count(limits.ImportBytes, "byte")),
        new("file of an unfinished import kept for", FactWords.Count(limits.ImportDays, "day")),
        new("processes of closed cases kept for", FactWords.Count(limits.ProcessDays, "day")),
        new("decisions taken at once", FactWords.Number(limits.BulkDecisions)),
        new("posts without a sign-in from one address in a minute", FactWords.Number(limits.AnonymousPostsPerMinute)),
    ];

    private static IEnumerable<PolicyFact> Reinspection(ReinspectionIntervals intervals) =>
    [
        new("re-inspection", intervals.Title),
        new("re-inspections opened in one night", FactWords.Number(intervals.MostPerNight)),
        .. intervals.Months.Select(interval => new PolicyFact($"re-inspection of {Names.Of(interval.Key)}", Months(interval.Value))),
        .. intervals.MonthsByFramework.SelectMany(own => own.Value.Select(interval =>
            new PolicyFact($"re-inspection of {Names.Of(interval.Key)} under {own.Key}", Months(interval.Value)))),
    ];

    private static string Months(int months) => months == 0 ? "never by itself" : $"after {FactWords.Count(months, "month")}";
}
