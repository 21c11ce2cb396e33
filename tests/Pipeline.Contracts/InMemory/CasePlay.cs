using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Contracts.InMemory;

/// <summary>One case in a house, played decision by decision: after each one, all that it owes is done.</summary>
public sealed class CasePlay(CaseHouse house, Receipt receipt)
{
    public CaseHouse House { get; } = house;

    public Receipt Receipt { get; } = receipt;

    public CaseId Id { get; } = receipt.CaseId;

    /// <summary>The case as the record has it now.</summary>
    public CaseState State => House.FileAsync(Id).GetAwaiter().GetResult().State;

    public Policy Policy => House.Policies.Get(State.PolicyVersion);

    public IReadOnlyList<Commit> Commits => House.Store.Commits(Id);

    /// <summary>Asks for a decision and answers what became of it; nothing else is done.</summary>
    public Task<DecisionResult> AskAsync(
        Caller caller, string decision, object? body = null, int? version = null, string? key = null) =>
        House.Get<DecisionDesk>().DecideAsync(
            new DecisionRequest
            {
                Caller = caller,
                CaseId = Id.Value,
                Decision = decision,
                Body = CaseHouse.JsonOf(body ?? new { }),
                ExpectedVersion = version,
                IdempotencyKey = key,
            },
            CancellationToken.None);

    /// <summary>Takes a decision that must succeed, and settles the house.</summary>
    public async Task<CasePlay> DecideAsync(Caller caller, string decision, object? body = null)
    {
        var result = await AskAsync(caller, decision, body);
        result.ShouldBeOfType<DecisionResult.Decided>($"{decision} in {Names.Of(State.Stage)} gave {Describe(result)}");
        await House.SettleAsync();
        return this;
    }

    public async Task<CaseView> ViewAsync(Caller caller) =>
        await House.Get<CaseViews>().StaffAsync(await KnownAsync(caller), caller, CancellationToken.None);

    public async Task<ProviderCaseView> ProviderViewAsync(Caller caller) =>
        await House.Get<CaseViews>().ProviderAsync(await KnownAsync(caller), caller, CancellationToken.None);

    public async Task<StatusView> StatusAsync(Caller caller)
    {
        var opened = await OpenAsync(caller, "status") ?? throw new InvalidOperationException("Not to be known.");
        var process = await House.Processes.FindAsync(Id, opened.State.Generation, CancellationToken.None);
        return StatusViews.Of(opened, process, null, House.Time.Now);
    }

    public Task<OpenedCase?> OpenAsync(Caller caller, string what) =>
        House.Get<CaseReader>().OpenAsync(Id.Value, caller, what, _ => true, null, CancellationToken.None);

    private async Task<OpenedCase> KnownAsync(Caller caller) =>
        await OpenAsync(caller, "case") ?? throw new InvalidOperationException("Not to be known.");

    /// <summary>The next tick as of now.</summary>
    public Tick? NextTick() => Ticks.Next(State, Policy, House.Time.Now);

    public static string Describe(DecisionResult result) => result switch
    {
        DecisionResult.Invalid invalid => string.Join("; ", invalid.Faults.ByField().Select(fault => $"{fault.Key}: {string.Join(", ", fault.Value)}")),
        DecisionResult.GuardFailed failed => string.Join("; ", failed.Reasons),
        _ => result.ToString() ?? string.Empty,
    };
}
