using System.Globalization;
using System.Text;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Reports;

/// <summary>The effect <c>build-draft</c>: the report as judgements and evidence give it. Sections that a person edited stay as they are.</summary>
public sealed class DraftBuilder(EffectRunner runner, ICaseStore store)
{
    public const string Summary = "summary";
    public const string Findings = "findings";
    public const string Breaches = "breaches";

    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) => runner.RunAsync(
        call,
        async (state, policy, token) =>
        {
            var texts = await CaseTexts.ReadAsync(store, state.CaseId, state.Assessment.Judgements.Select(judgement => judgement.Rationale), token);
            return Build(state, policy, texts);
        },
        (built, script) =>
        {
            var edited = script.State.Draft.Sections.Where(section => section.Edited).ToDictionary(section => section.Name);
            script.Add(new DraftBuilt(
            [
                .. built.Select(section => edited.GetValueOrDefault(section.Name)
                    ?? new DraftSection(section.Name, section.Heading, script.Parts.Keep(section.Text), Edited: false)),
                .. edited.Values.Where(section => built.All(other => other.Name != section.Name)),
            ]));
            script.Add(new EffectDone(call.Key));
        },
        cancellationToken);

    private static IReadOnlyList<(string Name, string Heading, string Text)> Build(CaseState state, Policy policy, CaseTexts texts)
    {
        var framework = CaseFramework.Of(state, policy);
        var rating = CaseRatings.Of(state, policy);
        var sections = new List<(string, string, string)> { (Summary, "Summary", SummaryOf(state, framework, rating)) };
        foreach (var question in framework.KeyQuestions)
        {
            var found = state.Assessment.Judgements.Where(judgement =>
                judgement.KeyQuestion == question.Id || framework.FindStatement(judgement.Statement ?? string.Empty)?.KeyQuestion == question.Id).ToList();
            if (found.Count > 0)
            {
                sections.Add((question.Id, question.Label, FindingsOf(found, framework, texts)));
            }
        }

        if (framework.KeyQuestions.Count == 0)
        {
            sections.Add((Findings, "Findings", FindingsOf(state.Assessment.Judgements, framework, texts)));
        }

        if (state.Assessment.Breaches.Count > 0)
        {
            sections.Add((Breaches, "Breaches of regulations", string.Join("\n\n", state.Assessment.Breaches.Select(breach => $"{breach.Regulation}: {breach.Text}"))));
        }

        return sections;
    }

    private static string SummaryOf(CaseState state, Framework framework, CaseRating rating)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"We assessed {state.Location!.Name}, run by {state.Location.ProviderName}, using {framework.Title}.");
        text.Append(state.Assessment is { FirstVisit: { } first, LastVisit: { } last }
            ? first == last
                ? string.Create(CultureInfo.InvariantCulture, $" We visited on {first:d MMMM yyyy}.")
                : string.Create(CultureInfo.InvariantCulture, $" We visited from {first:d MMMM yyyy} to {last:d MMMM yyyy}.")
            : " We did not visit.");
        text.Append("\n\nOverall: ").Append(framework.Labels.GetValueOrDefault(rating.Overall.Rating, "Not rated")).Append('.');
        return text.ToString();
    }

    private static string FindingsOf(IReadOnlyList<CaseJudgement> judgements, Framework framework, CaseTexts texts) =>
        string.Join("\n\n", framework.Statements.Select(statement => statement.Id)
            .Concat(framework.KeyQuestions.Select(question => question.Id))
            .SelectMany(id => judgements.Where(judgement => (judgement.Statement ?? judgement.KeyQuestion) == id))
            .Select(judgement => judgement.Statement is { } statement
                ? $"{framework.FindStatement(statement)!.Title}: {ScoreOf(judgement, framework)}\n{texts.Of(judgement.Rationale)}"
                : texts.Of(judgement.Rationale)));

    private static string ScoreOf(CaseJudgement judgement, Framework framework) => string.Create(
        CultureInfo.InvariantCulture,
        $"{judgement.Score} – {framework.Scoring!.Scores.First(meaning => meaning.Score == judgement.Score).Meaning}");
}
