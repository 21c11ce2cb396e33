using Pipeline.Casework.Cases;
using Pipeline.Casework.Triage;

namespace Pipeline.Local.Demo;

/// <summary>What people need to see of <c>GET /api/worklist</c>.</summary>
internal sealed record BoardPage(IReadOnlyList<BoardPage.Row> Items, string? Next)
{
    public sealed record Row(string CaseId, Stage Stage, DateTimeOffset StageSince, Priority? Priority, DateTimeOffset? HeldUntil, IReadOnlyList<string> OpenEffects);
}
