using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Reports;

/// <summary>Composes a report from the record; the edition carries everything that is not in the case itself.</summary>
public sealed class ReportComposer(ICaseStore store)
{
    public async Task<ReportContent> ComposeAsync(CaseState state, Edition edition, Policy policy, CancellationToken cancellationToken)
    {
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, state.Draft.Sections.Select(section => section.Text), cancellationToken);
        var framework = CaseFramework.Of(state, policy);
        var rating = CaseRatings.ForReaders(state, policy);
        return new ReportContent
        {
            ReportId = edition.ReportId,
            Edition = edition.Number,
            PublishedAt = edition.At,
            FirstPublishedAt = state.Publication.FirstPublishedAt ?? edition.At,
            TemplateVersion = edition.TemplateVersion,
            LocationId = state.Location!.LocationId,
            LocationName = state.Location.Name,
            ProviderId = state.Location.ProviderId,
            ProviderName = state.Location.ProviderName,
            Framework = framework.Key,
            FrameworkTitle = framework.Title,
            Visits = state.Assessment.VisitDates,
            Overall = OverallOf(rating, framework),
            KeyQuestions = QuestionsOf(rating, framework),
            Sections = [.. state.Draft.Sections.Select(section => new ReportSection(section.Name, section.Heading, texts.Of(section.Text)))],
        };
    }

    /// <summary>The draft as it stands, to those who work on it.</summary>
    public async Task<DraftContent> ComposeDraftAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var framework = CaseFramework.Of(state, policy);
        var rating = CaseRatings.ForReaders(state, policy);
        return await DraftAsync(state, policy, state.Draft.Sections, OverallOf(rating, framework), QuestionsOf(rating, framework), cancellationToken);
    }

    /// <summary>The draft as it was sent to the provider, which may differ from what it is now.</summary>
    public async Task<DraftContent> ComposeSentAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var framework = CaseFramework.Of(state, policy);
        var sent = state.Draft.Sent ?? throw new InvalidOperationException($"No draft of {state.CaseId} was sent.");
        var content = await DraftAsync(
            state,
            policy,
            sent.Sections,
            AsSent(CaseRatings.Overall, "Overall"),
            [.. framework.KeyQuestions.Where(question => sent.Ratings.ContainsKey(question.Id)).Select(question => AsSent(question.Id, question.Label))],
            cancellationToken);
        return content with { Visits = sent.Visits, Lap = sent.Lap };

        ReportRating AsSent(string name, string label)
        {
            var rating = sent.Ratings.GetValueOrDefault(name, Rating.NotRated);
            return new ReportRating(name, label, rating, LabelOf(rating, framework), []);
        }
    }

    private async Task<DraftContent> DraftAsync(
        CaseState state,
        Policy policy,
        IReadOnlyList<DraftSection> sections,
        ReportRating overall,
        IReadOnlyList<ReportRating> questions,
        CancellationToken cancellationToken)
    {
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, sections.Select(section => section.Text), cancellationToken);
        return new DraftContent
        {
            CaseId = state.CaseId,
            Lap = state.Draft.Lap,
            SentAt = StageClocks.DraftSentAt(state),
            Due = StageClocks.AnswerDue(state, policy),
            LocationName = state.Location!.Name,
            ProviderName = state.Location.ProviderName,
            FrameworkTitle = CaseFramework.Of(state, policy).Title,
            Visits = state.Assessment.VisitDates,
            Overall = overall,
            KeyQuestions = questions,
            Sections = [.. sections.Select(section => new ReportSection(section.Name, section.Heading, texts.Of(section.Text)))],
        };
    }

    private static ReportRating OverallOf(CaseRating rating, Framework framework) => new(
        CaseRatings.Overall, "Overall", rating.Overall.Rating, LabelOf(rating.Overall.Rating, framework), rating.Overall.Explanation);

    private static IReadOnlyList<ReportRating> QuestionsOf(CaseRating rating, Framework framework) =>
    [
        .. rating.KeyQuestions.Select(question => new ReportRating(
            question.KeyQuestion,
            framework.FindKeyQuestion(question.KeyQuestion)!.Label,
            question.Rating,
            LabelOf(question.Rating, framework),
            question.Explanation)),
    ];

    private static string LabelOf(Rating rating, Framework framework) => framework.Labels.GetValueOrDefault(rating, "Not rated");
}
