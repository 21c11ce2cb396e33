namespace Pipeline.Local.Bench.Cost;

/// <summary>The ways of a case whose cost is told. Before each decision its taker opens the case, as people do.</summary>
internal static class JourneyPaths
{
    public const string ClosedAtTriage = "closed-at-triage";
    public const string InformationRequested = "information-requested";
    public const string ClosedAsReferred = "closed-as-referred";
    public const string Published = "published";
    public const string FactualAccuracyExpired = "factual-accuracy-expired";

    private static readonly string[] Statements = ["S3", "S6", "W5"];

    public static IReadOnlyDictionary<string, Func<CasePlayer, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<CasePlayer, CancellationToken, Task>>
        {
            [ClosedAtTriage] = async (play, token) =>
            {
                await play.NotifyAsync(token);
                await CloseAsync(play, "no-further-action", token);
            },
            [InformationRequested] = async (play, token) =>
            {
                await play.NotifyAsync(token);
                await play.DecideAsync(play.Triage, "request-information", new { questions = new[] { "Was a doctor called?" } }, token);
                await play.DecideAsync(play.Submitter, "provide-information", new { answers = new[] { "Yes, within ten minutes." } }, token);
                await CloseAsync(play, "no-further-action", token);
            },
            [ClosedAsReferred] = async (play, token) =>
            {
                await play.NotifyAsync(token);
                await play.DecideAsync(play.Triage, "record-action", new { kind = "refer", to = "local authority safeguarding", text = "Sent to the safeguarding team." }, token);
                await CloseAsync(play, "referred", token);
            },
            [Published] = async (play, token) =>
            {
                await AssessAsync(play, token);
                await play.DecideAsync(
                    play.Provider,
                    "respond-factual-accuracy",
                    new { points = new[] { new { kind = "fact", where = "summary", text = "There were six staff that day, not five." } }, final = true },
                    token);
                await play.ResolvePointsAsync(token);
                await PublishAsync(play, token);
            },
            [FactualAccuracyExpired] = async (play, token) =>
            {
                await AssessAsync(play, token);
                await play.PassAsync(TimeSpan.FromDays(21), token);
                await PublishAsync(play, token);
            },
        };

    private static Task CloseAsync(CasePlayer play, string outcome, CancellationToken cancellationToken) =>
        play.DecideAsync(play.Triage, "close", new { outcome, reason = "The home acted at once." }, cancellationToken);

    private static async Task AssessAsync(CasePlayer play, CancellationToken cancellationToken)
    {
        await play.NotifyAsync(cancellationToken);
        await play.DecideAsync(play.Triage, "accept-for-assessment", new { }, cancellationToken);
        await play.DecideAsync(play.Inspector, "plan-assessment", new { statements = Statements, team = new[] { play.Inspector.User } }, cancellationToken);
        await play.DecideAsync(play.Inspector, "record-visit", new { date = play.Today, team = new[] { play.Inspector.User } }, cancellationToken);
        var document = await play.AddDocumentAsync("rota.txt", "The rota of the week.", cancellationToken);
        foreach (var statement in Statements)
        {
            await play.DecideAsync(
                play.Inspector, "judge", new { statement, score = 3, rationale = $"What we saw about {statement}.", evidence = new[] { document } }, cancellationToken);
        }

        await play.DecideAsync(play.Inspector, "complete-assessment", new { }, cancellationToken);
        await play.DecideAsync(play.Inspector, "save-draft", new { sections = new { summary = "Staff were kind; there were five of them." } }, cancellationToken);
        await play.DecideAsync(play.Inspector, "submit-draft", new { }, cancellationToken);
        await play.DecideAsync(play.Reviewer, "approve-draft", new { }, cancellationToken);
    }

    /// <summary>Signs off, and lets the window for a review of the rating pass, which closes the case.</summary>
    private static async Task PublishAsync(CasePlayer play, CancellationToken cancellationToken)
    {
        await play.DecideAsync(play.Publisher, "sign-off", new { }, cancellationToken);
        await play.PassAsync(TimeSpan.FromDays(30), cancellationToken);
    }
}
