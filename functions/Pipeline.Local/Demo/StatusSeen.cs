using Pipeline.Casework.People;

namespace Pipeline.Local.Demo;

/// <summary>What people need to see of <c>GET /api/cases/{id}/status</c>.</summary>
internal sealed record StatusSeen(string Reference, StatusSeen.Waiting? WaitingFor)
{
    public sealed record Waiting(Role Role);
}
