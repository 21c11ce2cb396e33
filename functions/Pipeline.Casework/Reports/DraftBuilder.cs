using System.Globalization;
using System.Text;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Reports;

/// <summary>
/// The effect <c>build-draft</c>: the report as judgements and evidence give it. Sections that a person edited stay as they are; where the
/// judgements now give something else than they did then, the section says so and has that text beside its own.
/// </summary>
public sealed class DraftBuilder(EffectRunner runner, ICaseStore store)
{
    public const string Summary = "summary";
    public const string Findings = "findings";
    public const string Breaches = "breaches";

    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) => runner.RunAsync(
        call,
        async (state, policy, token) =>
        {
            var refs = state.Assessment.Judgements.Select(judgement => judgement.Rationale)
                .Concat(state.Draft.Sections.Select(BuiltOf).OfType<TextRef>());
            var texts = await CaseTexts.ReadAsync(store, state.CaseId, refs, token);
            return (Sections: Build(state, policy, texts), Texts: texts);
        },
        (built, script) =>
        {
            var before = script.State.Draft.Sections.ToDictionary(section => section.Name);
            script.Add(new DraftBuilt(
            [
                .. built.Sections.Select(section => Rebuilt(section, before.GetValueOrDefault(section.Name), built.Texts, script.Parts)),
                .. before.Values.Where(section => section.Edited && built.Sections.All(other => other.Name != section.Name)),
            ]));
            script.Add(new EffectDone(call.Key));
        },
        cancellationToken);

    /// <summary>A text that is the same keeps its place in the record, so that nothing seems changed to whoever saw it before.</summary>
    private static DraftSection Rebuilt((string Name, string Heading, string Text) built, DraftSection? before, CaseTexts texts, PartBook parts)
    {
        var earlier = before is null ? null : BuiltOf(before);
        var same = earlier is not null && texts.Of(earlier) == built.Text;
        var text = same ? earlier! : parts.Keep(built.Text);
        return before is { Edited: true }
            ? before with { Built = text, Outdated = before.Outdated == true || (earlier is not null && !same) ? true : null }
            : new DraftSection(built.Name, built.Heading, text, Edited: false);
    }

    private static TextRef? BuiltOf(DraftSection section) => section.Edited ? section.Built : section.Text;

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
                sections.Add((question.Id, question.Label, FindingsOf(found, state.Assessment, framework, texts)));
            }
        }

        if (framework.KeyQuestions.Count == 0)
        {
            sections.Add((Findings, "Findings", FindingsOf(state.Assessment.Judgements, state.Assessment, framework, texts)));
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

    private static string FindingsOf(IReadOnlyList<CaseJudgement> judgements, AssessmentFacts facts, Framework framework, CaseTexts texts) =>
        string.Join("\n\n", framework.Statements.Select(statement => statement.Id)
            .Concat(framework.KeyQuestions.Select(question => question.Id))
            .SelectMany(id => judgements.Where(judgement => (judgement.Statement ?? judgement.KeyQuestion) == id))
            .Select(judgement => (judgement.Statement is { } statement
                ? $"{framework.FindStatement(statement)!.Title}: {ScoreOf(judgement, framework)}\n{texts.Of(judgement.Rationale)}"
                : texts.Of(judgement.Rationale)) + EvidenceOf(judgement, facts, framework)));

    /// <summary>How many documents stand behind a judgement and of which kinds: never their names.</summary>
    private static string EvidenceOf(CaseJudgement judgement, AssessmentFacts facts, Framework framework)
    {
        var documents = facts.DocumentsFor(judgement);
        var kinds = facts.Evidence.Where(evidence => documents.Contains(evidence.DocumentId)).Select(evidence => evidence.Category).ToHashSet();
        var titles = framework.EvidenceCategories.Where(category => kinds.Contains(category.Id)).Select(category => category.Title).ToList();
        return documents.Count == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"\nEvidence: {documents.Count} {(documents.Count == 1 ? "document" : "documents")}{(titles.Count == 0 ? string.Empty : $" ({string.Join("; ", titles)})")}.");
    }

    private static string ScoreOf(CaseJudgement judgement, Framework framework) => string.Create(
        CultureInfo.InvariantCulture,
        $"{judgement.Score} – {framework.Scoring!.Scores.First(meaning => meaning.Score == judgement.Score).Meaning}");
}
