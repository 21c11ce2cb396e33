using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>Everything that can be filled in for a case as it stands.</summary>
internal static class WorkspaceEntries
{
    private const string DocumentsPrompt = "Numbers of documents, such as D1, D3";

    /// <summary>The planned judgements in the order of the framework, then the documents.</summary>
    public static IReadOnlyList<WorkspaceEntry> Of(CaseState state, Policy policy, CaseTexts texts)
    {
        var framework = CaseFramework.Of(state, policy);
        IReadOnlyList<WorkspaceOption> documents = [.. state.Documents.Select((document, index) => new WorkspaceOption(NumberOf(index), document.DocumentId))];
        return
        [
            .. PlannedIn(state, framework).Select(subject => Judgement(subject, state, framework, texts, documents)),
            .. documents.Select((document, index) => Document(document, state.Documents[index].Name, state, framework)),
        ];
    }

    public static string NumberOf(int index) => string.Create(CultureInfo.InvariantCulture, $"D{index + 1}");

    private static IEnumerable<string> PlannedIn(CaseState state, Framework framework)
    {
        var planned = CaseFramework.Planned(state.Assessment.Statements, framework);
        return framework.Statements.Select(statement => statement.Id).Concat(framework.KeyQuestions.Select(question => question.Id)).Where(planned.Contains);
    }

    private static WorkspaceEntry Judgement(
        string subject, CaseState state, Framework framework, CaseTexts texts, IReadOnlyList<WorkspaceOption> documents)
    {
        var statement = framework.FindStatement(subject);
        var question = framework.FindKeyQuestion(statement?.KeyQuestion ?? subject);
        var made = state.Assessment.Judgements.FirstOrDefault(judgement => (judgement.Statement ?? judgement.KeyQuestion) == subject);
        return new WorkspaceEntry(
            subject,
            statement?.Title ?? question!.Label,
            statement is null ? "Key questions" : question?.Label ?? "Statements",
            DecisionNames.Judge,
            KeyValuePair.Create(statement is null ? "keyQuestion" : "statement", subject),
            [
                statement is null ? RatingOf(made, framework) : ScoreOf(made, framework.Scoring!),
                new PassageField("rationale", "Rationale", "Write why: as many paragraphs as it takes.", made is null ? string.Empty : texts.Of(made.Rationale)),
                new ListField(
                    "evidence",
                    "Documents relied on",
                    DocumentsPrompt,
                    ListField.Join((made?.Evidence ?? []).Select(id => documents.FirstOrDefault(document => document.Value == id)?.Shown ?? id)),
                    documents),
            ]);
    }

    private static ChoiceField ScoreOf(CaseJudgement? made, FrameworkScoring scoring)
    {
        IReadOnlyList<WorkspaceOption> options =
        [
            .. scoring.Scores.Select(score => new WorkspaceOption(
                string.Create(CultureInfo.InvariantCulture, $"{score.Score} – {score.Meaning}"), score.Score.ToString(CultureInfo.InvariantCulture))),
        ];
        var score = made?.Score?.ToString(CultureInfo.InvariantCulture);
        return new ChoiceField("score", "Score", "Choose a score", options.FirstOrDefault(option => option.Value == score)?.Shown ?? string.Empty, options);
    }

    private static ChoiceField RatingOf(CaseJudgement? made, Framework framework)
    {
        IReadOnlyList<WorkspaceOption> options =
        [
            .. Enum.GetValues<Rating>().Where(rating => rating != Rating.NotRated)
                .Select(rating => new WorkspaceOption(framework.Labels.GetValueOrDefault(rating, Names.Of(rating)), Names.Of(rating))),
        ];
        var rating = made?.Rating is { } given ? Names.Of(given) : null;
        return new ChoiceField("rating", "Rating", "Choose a rating", options.FirstOrDefault(option => option.Value == rating)?.Shown ?? string.Empty, options);
    }

    private static WorkspaceEntry Document(WorkspaceOption document, string name, CaseState state, Framework framework)
    {
        var attached = state.Assessment.Evidence.FirstOrDefault(evidence => evidence.DocumentId == document.Value);
        IReadOnlyList<WorkspaceOption> subjects =
        [
            .. framework.Statements.Select(statement => statement.Id).Concat(framework.KeyQuestions.Select(question => question.Id))
                .Select(id => new WorkspaceOption(id, id)),
        ];
        IReadOnlyList<WorkspaceOption> categories = [.. framework.EvidenceCategories.Select(category => new WorkspaceOption(category.Title, category.Id))];
        var statements = new ListField("statements", "Supports", "Statements or key questions, such as S1, S3", ListField.Join(attached?.Statements ?? []), subjects);
        return new WorkspaceEntry(
            document.Shown,
            name,
            "Documents",
            DecisionNames.AttachEvidence,
            KeyValuePair.Create("documentId", document.Value),
            categories.Count == 0
                ? [statements]
                :
                [
                    statements,
                    new ChoiceField(
                        "category",
                        "Kind of evidence",
                        "Choose a kind",
                        categories.FirstOrDefault(category => category.Value == attached?.Category)?.Shown ?? string.Empty,
                        categories),
                ]);
    }
}
