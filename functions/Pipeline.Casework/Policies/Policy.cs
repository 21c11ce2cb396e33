using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary>
/// One version of everything that is decided, not programmed. A case keeps the version it was opened under. People, calendars and
/// frameworks belong to no version: those loaded now hold for all.
/// </summary>
public sealed record Policy
{
    public required string Version { get; init; }

    public required string Title { get; init; }

    public required Framework DefaultFramework { get; init; }

    public required IReadOnlyList<Framework> Frameworks { get; init; }

    public required IReadOnlyList<NotificationType> NotificationTypes { get; init; }

    public required IReadOnlyList<ConcernKind> ConcernKinds { get; init; }

    /// <summary>What <c>person.ageRange</c> may be.</summary>
    public required IReadOnlyList<string> AgeRanges { get; init; }

    public required RiskTable Risk { get; init; }

    public required DecisionRoles Roles { get; init; }

    public required PolicyClocks ServiceLevels { get; init; }

    /// <summary>Computes with the calendars.</summary>
    public required Clocks Clocks { get; init; }

    public required IReadOnlyList<CloseOutcome> CloseOutcomes { get; init; }

    public required IReadOnlyList<ActionKind> ActionKinds { get; init; }

    public required PolicyLimits Limits { get; init; }

    /// <summary>How many days apart two submissions may be to be proposed as duplicates.</summary>
    public required int DuplicateWindowDays { get; init; }

    /// <summary>Of 100 noted notifications, how many go to triage all the same.</summary>
    public required int NotedSamplePercent { get; init; }

    /// <summary>How long before the end of the calendar data readiness warns.</summary>
    public required int CalendarWarningDays { get; init; }

    public required StuckGraces Graces { get; init; }

    public required MessageRetry MessageRetry { get; init; }

    public required RetentionYears Retention { get; init; }

    public required ReinspectionIntervals Reinspection { get; init; }

    /// <summary>When, by the clock in London, everybody's digest of a day is made.</summary>
    public required TimeOnly DigestAt { get; init; }

    public required PeopleDirectory People { get; init; }

    public NotificationType? FindNotificationType(string code) =>
        NotificationTypes.FirstOrDefault(type => string.Equals(type.Code, code, StringComparison.Ordinal));

    public ConcernKind? FindConcernKind(string id) =>
        ConcernKinds.FirstOrDefault(kind => string.Equals(kind.Id, id, StringComparison.Ordinal));

    /// <summary>
    /// A framework by <c>id@version</c>, or by its id alone: then the default one if it has that id, else the latest version. Null when
    /// none is loaded.
    /// </summary>
    public Framework? FindFramework(string key) =>
        Frameworks.FirstOrDefault(framework => string.Equals(framework.Key, key, StringComparison.Ordinal))
        ?? Frameworks.Where(framework => string.Equals(framework.Id, key, StringComparison.Ordinal))
            .OrderByDescending(framework => framework.Key == DefaultFramework.Key)
            .ThenByDescending(framework => framework.Version, StringComparer.Ordinal)
            .FirstOrDefault();
}
