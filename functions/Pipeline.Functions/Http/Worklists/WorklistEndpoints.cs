using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>The list of cases that staff work from.</summary>
public sealed class WorklistEndpoints(IWorklist worklist, PolicyCatalog policies, TimeProvider time)
{
    private const int MaxTake = 200;
    private const int DefaultTake = 50;

    public async Task<IResult> QueryAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.InRole(Caller.Staff);
        var fields = new QueryFields(request);
        var query = new WorklistQuery
        {
            AsOf = time.GetUtcNow(),
            Stage = fields.Choice<Stage>("stage"),
            ActingRole = fields.Choice<Role>("role"),
            Team = fields.Text("team"),
            Assignee = fields.Text("assignee"),
            Priority = fields.Choice<Priority>("priority"),
            Late = fields.Bool("late"),
            Stuck = fields.Bool("stuck"),
            Text = fields.Text("q"),
            Sort = fields.Choice<WorklistSort>("sort") ?? WorklistSort.Due,
            Take = fields.Int("take", 1, MaxTake, DefaultTake),
            After = fields.Text("after"),
        };
        fields.RefuseFaults();
        var page = await Cursors.PageAsync(query.After, () => worklist.QueryAsync(query, cancellationToken));
        return Answers.Ok(new WorklistAnswer
        {
            AsOf = query.AsOf,
            Items = [.. page.Items.Select(row => WorklistItem.Of(row, policies.People, query.AsOf))],
            Next = page.Next,
            Total = page.Total,
            TotalIsAtLeast = page.TotalIsAtLeast ? true : null,
        });
    }
}
