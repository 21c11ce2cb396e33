using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Those who refer a case to another body, and who act when the referral comes back.</summary>
internal static class ReferralDesk
{
    private const string To = "local authority safeguarding";

    public static async Task ReferAsync(Turn turn, Player person, CancellationToken cancellationToken)
    {
        if (turn.Story.Triage.Returned != Returned.Not)
        {
            turn.Post.Misaddress(turn.Open.CaseId, Effects.Refer);
        }

        await turn.DecideAsync(
            person,
            DecisionNames.RecordAction,
            new() { ["kind"] = "refer", ["to"] = To, ["text"] = turn.Chance.Pick("referral", turn.Words.Referrals) },
            cancellationToken);
    }

    public static Task<bool> ComeBackAsync(Turn turn, CancellationToken cancellationToken)
    {
        var manager = turn.Company.Manager(turn.Story.Number);
        switch (turn.Story.Triage.Returned)
        {
            case Returned.SentByPost:
                return turn.DecideAsync(
                    manager,
                    DecisionNames.RecordSend,
                    new() { ["effect"] = Effects.Refer, ["to"] = To, ["how"] = "post", ["at"] = turn.Now.ToString("O", CultureInfo.InvariantCulture) },
                    cancellationToken);
            case Returned.TriedAgain:
                turn.Post.PutRight(turn.Open.CaseId, Effects.Refer);
                return turn.DecideUnseenAsync(
                    turn.Company.Of(Role.Operations, turn.Story.Number), DecisionNames.Retry, new() { ["effect"] = Effects.Refer }, cancellationToken);
            default:
                return turn.DecideAsync(
                    manager, DecisionNames.Skip, new() { ["effect"] = Effects.Refer, ["reason"] = "They heard of it at the weekly meeting." }, cancellationToken);
        }
    }
}
