using Pipeline.Casework.Cases;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Managers who find that a case was closed too soon.</summary>
internal sealed class ClosedDesk : IDesk
{
    public Stage Stage => Stage.Closed;

    public Player Takes(Company company, OpenStory open) => company.Manager(open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.Zero;

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Open.ReopensAt = null;
        await turn.DecideAsync(
            Takes(turn.Company, turn.Open), DecisionNames.Reopen, new() { ["reason"] = "The home has told us of the same again." }, cancellationToken);
        return null;
    }
}
