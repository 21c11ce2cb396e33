using System.Text.Json.Nodes;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo;

/// <summary>One person, or two, at one case at one time. They see the case before they decide, and decide only what it allows them.</summary>
internal sealed class Turn(DemoClient client, DemoSetting setting, Post post, OpenStory open, BoardPage.Row row, DateTimeOffset now)
{
    private readonly List<string> _refusals = [];

    public Company Company { get; } = setting.Company;

    public Policy Policy { get; } = setting.Policy;

    public Words Words { get; } = setting.Words;

    public Post Post { get; } = post;

    public OpenStory Open { get; } = open;

    public BoardPage.Row Row { get; } = row;

    public DateTimeOffset Now { get; } = now;

    public Story Story => Open.Story;

    public Chance Chance => Open.Story.Chance;

    /// <summary>What was refused; the person tries again another day.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>The case as this player sees it.</summary>
    public async Task<Seen> SeeAsync(Player player, CancellationToken cancellationToken) =>
        await client.GetAsync<Seen>($"api/cases/{Open.CaseId}", player, cancellationToken)
        ?? throw new DemoFailedException($"{player.User} cannot see case {Open.Reference}.");

    /// <summary>Whether the case waits for that role; outsiders see the status where staff see the case.</summary>
    public async Task<bool> IsWaitedForAsync(Player player, Role role, CancellationToken cancellationToken) =>
        (await client.GetAsync<StatusSeen>($"api/cases/{Open.CaseId}/status", player, cancellationToken))?.WaitingFor?.Role == role;

    /// <summary>Looks at the case and takes a decision; false when the case does not allow it to this player now, or it was refused.</summary>
    public async Task<bool> DecideAsync(Player player, string decision, JsonObject body, CancellationToken cancellationToken) =>
        await DecideAsync(await SeeAsync(player, cancellationToken), player, decision, body, cancellationToken);

    /// <summary>Takes a decision on the case as this player just saw it.</summary>
    public async Task<bool> DecideAsync(Seen seen, Player player, string decision, JsonObject body, CancellationToken cancellationToken)
    {
        if (seen.Allows(decision))
        {
            return await DecideUnseenAsync(player, decision, body, cancellationToken);
        }

        _refusals.Add($"{Open.Reference} in {seen.Stage} does not allow {decision} to {player.User}");
        return false;
    }

    /// <summary>Takes a decision without seeing the case, as submitters do.</summary>
    public async Task<bool> DecideUnseenAsync(Player player, string decision, JsonObject body, CancellationToken cancellationToken)
    {
        if (await client.DecideAsync(Open.CaseId, decision, body, player, cancellationToken) is not { } refusal)
        {
            return true;
        }

        _refusals.Add(refusal);
        return false;
    }

    /// <summary>Asks who raised the concern, which stays in the audit with the purpose.</summary>
    public async Task ReadReporterAsync(Player player, string purpose, CancellationToken cancellationToken)
    {
        var path = $"api/cases/{Open.CaseId}/reporter?purpose={Uri.EscapeDataString(purpose)}";
        if (!await client.IsThereAsync(path, player, cancellationToken))
        {
            _refusals.Add($"{player.User} could not read who raised {Open.Reference}");
        }
    }

    public async Task<string> AddDocumentAsync(Player player, string name, string text, CancellationToken cancellationToken)
    {
        using var content = new StringContent(text);
        var added = await client.PostAsync<Seen.DocumentSeen>(
            $"api/cases/{Open.CaseId}/documents?name={Uri.EscapeDataString(name)}&purpose=evidence", content, player, $"demo-{name}", cancellationToken);
        return added.DocumentId;
    }

    /// <summary>Between so many hours, by the story's dice.</summary>
    public TimeSpan Hours(string question, int min, int max) => TimeSpan.FromHours(Chance.Between($"{question}/{Open.Turns}", min, max));
}
