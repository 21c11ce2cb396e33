using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>The process as the design has it, written down a second time and by hand: who may decide what where.</summary>
internal static class ProcessTable
{
    private const string AnyOpen = """
        set-priority: triage inspector manager
        set-location: triage inspector manager
        record-action: triage inspector manager
        add-information: submitter
        record-send: inspector manager
        assign: manager
        hold: manager
        resume: manager
        escalate: manager
        close: manager
        retry: operations manager
        skip: manager
        """;

    private static readonly Dictionary<Stage, string> OfStage = new()
    {
        [Stage.Received] = string.Empty,
        [Stage.Triage] = """
            accept-for-assessment: triage
            request-information: triage
            link: triage
            close: triage
            """,
        [Stage.AwaitingInformation] = """
            accept-for-assessment: triage
            request-information: triage
            link: triage
            close: triage
            provide-information: submitter triage
            """,
        [Stage.Assessment] = """
            plan-assessment: inspector
            record-visit: inspector
            judge: inspector
            attach-evidence: inspector
            complete-assessment: inspector
            override-rating: manager
            """,
        [Stage.Drafting] = """
            save-draft: inspector
            reopen-assessment: inspector
            submit-draft: inspector
            override-rating: manager
            """,
        [Stage.QualityReview] = """
            approve-draft: reviewer
            return-draft: reviewer
            """,
        [Stage.FactualAccuracy] = """
            respond-factual-accuracy: provider
            nothing-to-correct: provider
            extend: manager
            return-draft: reviewer
            """,
        [Stage.FactualAccuracyReview] = "resolve-factual-accuracy: reviewer",
        [Stage.SignOff] = """
            sign-off: publisher
            return-draft: publisher
            """,
        [Stage.Publication] = string.Empty,
        [Stage.Published] = """
            request-rating-review: provider
            decide-rating-review: manager
            correct: inspector
            withdraw: publisher
            """,
        [Stage.Closed] = """
            reopen: manager
            correct: inspector
            withdraw: publisher
            """,
    };

    public static IReadOnlySet<Role> Roles(Stage stage, string decision) => Lines(OfStage[stage])
        .Concat(stage == Stage.Closed ? [] : Lines(AnyOpen))
        .Where(line => line.Decision == decision)
        .SelectMany(line => line.Roles)
        .ToHashSet();

    public static IReadOnlyList<string> Decisions(Stage stage) =>
        [.. Lines(OfStage[stage]).Concat(stage == Stage.Closed ? [] : Lines(AnyOpen)).Select(line => line.Decision).Distinct()];

    public static IReadOnlySet<Role> Roles(string decision) =>
        Enum.GetValues<Stage>().SelectMany(stage => Roles(stage, decision)).ToHashSet();

    private static IEnumerable<(string Decision, IReadOnlyList<Role> Roles)> Lines(string table) =>
        from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let halves = line.Split(": ")
        select (halves[0], (IReadOnlyList<Role>)[.. halves[1].Trim().Split(' ').Select(name => Names.Parse<Role>(name)!.Value)]);
}
