using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases.Views;

/// <summary>Which parts a view reads. The part of who raised a concern is in neither list.</summary>
public static class CasePartIds
{
    public static IEnumerable<string?> ShownToStaff(CaseState state) =>
        Submitted(state)
            .Append(state.Place?.Part)
            .Concat(state.Actions.Select(action => action.Text.Part))
            .Concat(state.Assessment.Judgements.Select(judgement => judgement.Rationale.Part))
            .Concat(state.Draft.Sections.SelectMany(section => new[] { section.Text.Part, section.Outdated == true ? section.Built?.Part : null }))
            .Concat(state.Draft.Returns.SelectMany(back => back.Comments).Select(comment => comment.Part))
            .Concat(Round(state));

    public static IEnumerable<string?> ShownToProvider(CaseState state, CaseAccess access) =>
        (access.IsSubmitter ? Submitted(state) : [])
            .Concat(access.IsProvider ? Round(state).Concat(state.Draft.Sent!.Sections.Select(section => section.Text.Part)) : []);

    private static IEnumerable<string?> Submitted(CaseState state) =>
        state.Submission is not { } submission
            ? []
            : new[] { submission.Narrative?.Part, submission.SubmitterPart, submission.PersonPart }
                .Concat(submission.DetailTexts.Values.Select(text => text.Part))
                .Concat(state.Triage.Rounds.SelectMany(round => round.Questions.Concat(round.Answers)).Select(text => text.Part))
                .Concat(state.Information.Select(added => added.Text.Part));

    private static IEnumerable<string?> Round(CaseState state) =>
        state.FactualAccuracy.Points.Select(point => point.Text.Part).Append(state.Publication.Review?.Grounds.Part);
}
