using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Everything about one place: who owns the work on it, its cases, its ratings, what was done, and what its last import found odd.</summary>
public sealed class LocationEndpoints(
    IRegister register, IWorklist worklist, CaseReader reader, ICaseStore store, PolicyCatalog policies, TimeProvider time)
{
    private const string What = "location";

    /// <summary>As many as a page of the worklist has at most.</summary>
    private const int MostCases = 200;

    /// <summary>Actions are read from at most so many cases, the newest ones: each is a read that the audit keeps.</summary>
    private const int CasesWithActions = 50;

    private static readonly Stage[] OpenStages = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Closed)];

    public async Task<IResult> ReadAsync(HttpRequest request, string locationId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        if (await register.FindLocationAsync(locationId, cancellationToken) is not { } entry)
        {
            return Answers.NotFound();
        }

        caller.MustBe(Caller.Staff);
        var now = time.GetUtcNow();
        var all = new LocationQuery { LocationId = locationId };
        var rows = await worklist.AtLocationAsync(all, MostCases, cancellationToken);
        var open = await worklist.AtLocationAsync(all with { Stages = OpenStages }, MostCases, cancellationToken);
        var owner = open.FirstOrDefault(row => (row.Assignee ?? row.Team) is not null);
        return Answers.Ok(new LocationOverview
        {
            AsOf = now,
            Location = entry.Location,
            Owner = owner is null ? null : new LocationOwner(owner.Assignee, owner.Team, owner.CaseId),
            CasesTotal = await worklist.CountAtLocationAsync(all, cancellationToken),
            Cases = [.. rows.Select(row => WorklistItem.Of(row, policies.People, now))],
            Rating = entry.Current is { } current ? ReportSummary.Of(current) : null,
            Ratings = [.. entry.Reports.Select(ReportSummary.Of)],
            Findings = await register.ReadFindingsAsync(locationId, cancellationToken),
            Actions = await ActionsAsync(rows, caller, cancellationToken),
        });
    }

    private async Task<IReadOnlyList<LocationAction>> ActionsAsync(IReadOnlyList<WorklistRow> rows, Caller caller, CancellationToken cancellationToken)
    {
        var actions = new List<LocationAction>();
        foreach (var row in rows.Take(CasesWithActions))
        {
            if (await reader.OpenAsync(row.CaseId.Value, caller, What, access => access.IsStaff, purpose: null, cancellationToken) is { State: var state })
            {
                var texts = await CaseTexts.ReadAsync(store, state.CaseId, state.Actions.Select(action => action.Text), cancellationToken);
                actions.AddRange(state.Actions.Select(action => new LocationAction(
                    state.CaseId, new ActionView(action.At, action.By, action.Kind, action.To, texts.Of(action.Text)))));
            }
        }

        return [.. actions.OrderByDescending(action => action.Action.At)];
    }
}
