using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary><c>versions/*/policy.json</c>: service levels, limits and lists.</summary>
internal static class PolicyFile
{
    /// <summary>Reads everything at once; the policy is made when all the parts from other files are there.</summary>
    public static Func<Parts, Policy> Read(FieldReader reader, string version, IReadOnlyList<Framework> frameworks)
    {
        if (reader.Id("version") is { Length: > 0 } written && written != version)
        {
            reader.Fault("version", $"must be the name of the folder, {version}");
        }

        var defaultFramework = ReadDefaultFramework(reader, frameworks);
        var title = reader.Words("title");
        var serviceLevels = reader.Nested("clocks", ReadClocks);
        var outcomes = reader.List("closeOutcomes", outcome => new CloseOutcome(outcome.Id("id"), outcome.Words("title")), required: true);
        reader.Unique("closeOutcomes", outcomes, outcome => outcome.Id);
        var actions = reader.List("actionKinds", ReadAction, required: true);
        reader.Unique("actionKinds", actions, action => action.Id);
        var limits = reader.Nested("limits", ReadLimits);
        var duplicateWindowDays = reader.Number("duplicateWindowDays", 0, 3660);
        var notedSamplePercent = reader.Number("notedSamplePercent", 0, 100);
        var calendarWarningDays = reader.Number("calendarWarningDays", 0, 3660);
        var graces = reader.Nested("graces", ReadGraces);
        var retry = reader.Nested("messageRetry", ReadRetry);
        var retention = reader.Nested("retentionYears", ReadRetention);
        var reinspection = reader.Nested("reinspection", intervals => ReadReinspection(intervals, frameworks));
        var digestAt = reader.Time("digestAt") ?? reader.Missing("digestAt", default(TimeOnly));

        return parts => new Policy
        {
            Version = version,
            Title = title,
            DefaultFramework = defaultFramework ?? throw new InvalidOperationException("A policy whose default framework is a fault is never made."),
            Frameworks = frameworks,
            NotificationTypes = parts.Submissions.Types,
            ConcernKinds = parts.Submissions.Kinds,
            AgeRanges = parts.Submissions.AgeRanges,
            Risk = parts.Risk,
            Roles = parts.Roles,
            ServiceLevels = serviceLevels,
            Clocks = parts.Clocks,
            CloseOutcomes = outcomes,
            ActionKinds = actions,
            Limits = limits,
            DuplicateWindowDays = duplicateWindowDays,
            NotedSamplePercent = notedSamplePercent,
            CalendarWarningDays = calendarWarningDays,
            Graces = graces,
            MessageRetry = retry,
            Retention = retention,
            Reinspection = reinspection,
            DigestAt = digestAt,
            People = parts.People,
        };
    }

    private static Framework? ReadDefaultFramework(FieldReader reader, IReadOnlyList<Framework> frameworks)
    {
        var key = reader.Words("defaultFramework");
        var framework = frameworks.FirstOrDefault(framework => framework.Key == key);
        if (framework is null && key.Length > 0)
        {
            reader.Fault("defaultFramework", $"must be one of: {string.Join(", ", frameworks.Select(other => other.Key))}");
        }

        return framework;
    }

    private static ActionKind ReadAction(FieldReader reader) =>
        new(reader.Id("id"), reader.Words("title"), reader.Bool("sendsNotice", required: true) ?? false);

    private static PolicyClocks ReadClocks(FieldReader reader)
    {
        var (toFirst, fromLast, without) = reader.Nested(
            Names.Of(Stage.Assessment), visits => (visits.Span("toFirstVisit"), visits.Span("fromLastVisit"), visits.Span("withoutVisit")));
        return new PolicyClocks
        {
            Triage = reader.Map(Names.Of(Stage.Triage), Enum.GetValues<Priority>(), priority => priority.ToString(), PolicyFields.Span),
            Stages = reader.Map("stages", PolicyClocks.StagesWithOneSpan, Names.Of, PolicyFields.Span),
            ToFirstVisit = toFirst,
            FromLastVisit = fromLast,
            WithoutVisit = without,
            RatingReview = reader.Span("ratingReview"),
            ToPublication = reader.Span("toPublication"),
        };
    }

    private static PolicyLimits ReadLimits(FieldReader reader)
    {
        var limits = new PolicyLimits
        {
            JsonBodyBytes = reader.Number("jsonBodyBytes", 1024, 64 << 20),
            DocumentBytes = reader.Number("documentBytes", 1024, int.MaxValue),
            NarrativeCharacters = reader.Number("narrativeCharacters", 100, 16 << 20),
            TextCharacters = reader.Number("textCharacters", 50, 100_000),
            ImportLines = reader.Number("importLines", 1, 1_000_000),
            ImportBytes = reader.Number("importBytes", 1024, int.MaxValue),
            ImportDays = reader.Number("importDays", 1, 366),
            ProcessDays = reader.Number("processDays", 1, 366),
            BulkDecisions = reader.Number("bulkDecisions", 1, 10_000),
            AnonymousPostsPerMinute = reader.Int("anonymousPostsPerMinute", 1, 100_000) ?? PolicyLimits.UsualAnonymousPostsPerMinute,
        };
        if (limits.NarrativeCharacters > limits.JsonBodyBytes)
        {
            reader.Fault("narrativeCharacters", "must fit into a body of jsonBodyBytes");
        }

        return limits;
    }

    private static StuckGraces ReadGraces(FieldReader reader) => new()
    {
        Effect = reader.Elapsed("effect"),
        Tick = reader.Elapsed("tick"),
        Scan = reader.Elapsed("scan"),
        ScanEscalation = reader.Elapsed("scanEscalation"),
    };

    private static MessageRetry ReadRetry(FieldReader reader) => new()
    {
        Attempts = reader.Number("attempts", 2, 30),
        Over = reader.Elapsed("over"),
    };

    private static RetentionYears ReadRetention(FieldReader reader) => new()
    {
        Published = reader.Number("published", 1, 100),
        Unpublished = reader.Number("unpublished", 1, 100),
        ReporterIdentity = reader.Number("reporterIdentity", 1, 100),
    };

    private static ReinspectionIntervals ReadReinspection(FieldReader reader, IReadOnlyList<Framework> frameworks)
    {
        var own = reader.List("frameworks", entry => (Framework: entry.Id("framework"), Months: ReadMonths(entry)));
        reader.Unique("frameworks", own, entry => entry.Framework);
        foreach (var (index, entry) in own.Index().Where(entry => frameworks.All(framework => framework.Id != entry.Item.Framework)))
        {
            reader.Fault($"frameworks[{index}].framework", $"must be one of: {string.Join(", ", frameworks.Select(framework => framework.Id).Distinct())}");
        }

        return new ReinspectionIntervals
        {
            Title = reader.Words("title"),
            MostPerNight = reader.Number("mostPerNight", 1, 10_000),
            Months = ReadMonths(reader),
            MonthsByFramework = own.DistinctBy(entry => entry.Framework).ToDictionary(entry => entry.Framework, entry => entry.Months, StringComparer.Ordinal),
        };
    }

    private static IReadOnlyDictionary<Rating, int> ReadMonths(FieldReader reader) =>
        reader.Map("months", Enum.GetValues<Rating>(), Names.Of, (months, rating) => months.Number(rating, 0, 240));

    internal sealed record Parts(
        Clocks Clocks, PeopleDirectory People, NotificationsFile.Submissions Submissions, RiskTable Risk, DecisionRoles Roles);
}
