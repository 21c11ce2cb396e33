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
        var rating = CaseRatings.Of(state, policy);
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
            Visits = [.. state.Assessment.Visits.Where(visit => !visit.Void).Select(visit => visit.Date).Order()],
            Overall = new ReportRating(
                CaseRatings.Overall, "Overall", rating.Overall.Rating, LabelOf(rating.Overall.Rating, framework), rating.Overall.Explanation),
            KeyQuestions =
            [
                .. rating.KeyQuestions.Select(question => new ReportRating(
                    question.KeyQuestion,
                    framework.FindKeyQuestion(question.KeyQuestion)!.Label,
                    question.Rating,
                    LabelOf(question.Rating, framework),
                    question.Explanation)),
            ],
            Sections = [.. state.Draft.Sections.Select(section => new ReportSection(section.Name, section.Heading, texts.Of(section.Text)))],
        };
    }

    private static string LabelOf(Rating rating, Framework framework) => framework.Labels.GetValueOrDefault(rating, "Not rated");
}
