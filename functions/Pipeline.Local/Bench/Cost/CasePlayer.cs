using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Local.Bench.Counting;
using Pipeline.Local.Demo;
using Pipeline.Local.Demo.Cast;

namespace Pipeline.Local.Bench.Cost;

/// <summary>
/// Plays one case step by step. Nothing else happens while a step is worked off, so whatever it asked for without naming a case it asked for this one. What
/// the house does by itself while time passes is nobody's.
/// </summary>
internal sealed class CasePlayer(EmbeddedPipeline pipeline, VirtualClock clock, DemoClient client, CaseMeter meter, Location location, string key)
{
    private CaseId _caseId;

    public CaseId CaseId => _caseId;

    public Player Triage { get; } = Staff(Role.Triage);

    public Player Inspector { get; } = Staff(Role.Inspector);

    public Player Reviewer { get; } = Staff(Role.Reviewer);

    public Player Publisher { get; } = Staff(Role.Publisher);

    public Player Provider { get; } = Player.Provider(location.ProviderId);

    /// <summary>The holder of the reference; after the notification.</summary>
    public Player Submitter { get; private set; } = Player.Public;

    public string Today => LondonTime.DateOf(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A serious injury, from the public form; the sender looks once whether it has arrived.</summary>
    public async Task NotifyAsync(CancellationToken cancellationToken)
    {
        using var body = DemoClient.Json(SeriousInjury.Of(location.LocationId, key, Today));
        var receipt = await client.PostAsync<Receipt>("api/notifications", body, Player.Public, key, cancellationToken);
        _caseId = CaseId.Parse(receipt.CaseId);
        Submitter = Player.Submitter(receipt.CaseId, receipt.AccessCode);
        await SettleAsync(cancellationToken);
        await client.GetAsync<StatusSeen>($"api/cases/{_caseId}/status", Submitter, cancellationToken);
        await SettleAsync(cancellationToken);
    }

    /// <summary>Staff open the case, and decide. The submitter has a form of its own.</summary>
    /// <exception cref="DemoFailedException">The decision was refused.</exception>
    public async Task DecideAsync(Player who, string decision, object body, CancellationToken cancellationToken)
    {
        if (who != Submitter)
        {
            await LookAsync(who, cancellationToken);
        }

        if (await client.DecideAsync(_caseId.Value, decision, JsonSerializer.SerializeToNode(body)!.AsObject(), who, cancellationToken) is { } refusal)
        {
            throw new DemoFailedException(refusal);
        }

        await SettleAsync(cancellationToken);
    }

    /// <summary>The reviewer leaves each point of the provider as the draft has it.</summary>
    public async Task ResolvePointsAsync(CancellationToken cancellationToken)
    {
        var seen = await LookAsync(Reviewer, cancellationToken);
        var points = seen.FactualAccuracy!.Points.Select(point => new { id = point.Id, accepted = false, reason = "The rota that we hold says five." });
        await DecideAsync(Reviewer, "resolve-factual-accuracy", new { points }, cancellationToken);
    }

    public async Task<string> AddDocumentAsync(string name, string text, CancellationToken cancellationToken)
    {
        using var content = new StringContent(text);
        var added = await client.PostAsync<Seen.DocumentSeen>(
            $"api/cases/{_caseId}/documents?name={name}&purpose=evidence", content, Inspector, $"{key}-{name}", cancellationToken);
        await SettleAsync(cancellationToken);
        return added.DocumentId;
    }

    /// <summary>Lets time pass, with everything that falls due.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await clock.RunUntilAsync(clock.GetUtcNow() + time, pipeline.Gauge, cancellationToken);
        meter.Assign(null);
    }

    private static Player Staff(Role role) => new($"{Names.Of(role)}-1", $"Development {Names.Of(role)}-1 roles={Names.Of(role)}");

    private async Task<Seen> LookAsync(Player who, CancellationToken cancellationToken)
    {
        var seen = await client.GetAsync<Seen>($"api/cases/{_caseId}", who, cancellationToken);
        await SettleAsync(cancellationToken);
        return seen!;
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        await pipeline.Gauge.WhenQuietAsync(cancellationToken);
        meter.Assign(_caseId);
    }

    private sealed record Receipt(string CaseId, string AccessCode);
}
