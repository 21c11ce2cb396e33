using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo.Desks;

/// <summary>Inspectors write the draft; a manager gives the overall rating where the rules give none.</summary>
internal sealed class DraftingDesk : IDesk
{
    public Stage Stage => Stage.Drafting;

    public Player Takes(Company company, OpenStory open) => company.Of(Role.Inspector, open.Story.Number);

    public TimeSpan? FirstTurnAfter(Story story, BoardPage.Row row) => TimeSpan.FromHours(story.Chance.Between("drafting", 4, 60));

    public async Task<TimeSpan?> ActAsync(Turn turn, CancellationToken cancellationToken)
    {
        var plan = turn.Story.Assessment!;
        var inspector = Takes(turn.Company, turn.Open);
        if (plan.ReopensAssessment && turn.Open.Once("reopen"))
        {
            await turn.DecideAsync(inspector, DecisionNames.ReopenAssessment, new() { ["reason"] = "New evidence came after the judgement." }, cancellationToken);
            return turn.Hours("reopening", 2, 6);
        }

        var seen = await turn.SeeAsync(inspector, cancellationToken);
        if (plan.Overridden && seen.Rating?.Overall.Rating == Rating.NotRated && turn.Open.Once("override"))
        {
            await turn.DecideAsync(
                turn.Company.Manager(turn.Story.Number),
                DecisionNames.OverrideRating,
                new() { ["overall"] = true, ["rating"] = Names.Of(Rating.RequiresImprovement), ["reason"] = "The rules give no overall rating; this is our judgement of what we saw." },
                cancellationToken);
            return turn.Hours("overriding", 1, 5);
        }

        var lap = string.Create(CultureInfo.InvariantCulture, $"lap-{seen.Draft?.Lap ?? 0}");
        var isLater = turn.Open.Did("submit");
        if ((plan.EditsDraft || isLater) && seen.Draft is { Sections: [var first, ..] } && turn.Open.Once($"edit-{lap}"))
        {
            await turn.DecideAsync(
                seen,
                inspector,
                DecisionNames.SaveDraft,
                new() { ["sections"] = new JsonObject { [first.Name] = $"{first.Text}\n\n{turn.Chance.Pick($"edit/{lap}", turn.Words.Edits)}" } },
                cancellationToken);
            return turn.Hours("editing", 2, 20);
        }

        turn.Open.Once("submit");
        await turn.DecideAsync(seen, inspector, DecisionNames.SubmitDraft, [], cancellationToken);
        return turn.Hours("submitting", 2, 6);
    }
}
