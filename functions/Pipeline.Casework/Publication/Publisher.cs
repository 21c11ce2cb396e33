using System.Text;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;

namespace Pipeline.Casework.Publication;

/// <summary>The effect <c>publish</c>: renders the fixed edition, stores it for ever, and makes it public with one commit. Publishing twice writes the same bytes.</summary>
public sealed class Publisher(EffectRunner runner, ReportComposer composer, IDocumentStore documents)
{
    private const long NoLimit = long.MaxValue;

    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) =>
        runner.RunAsync(call, RenderAsync, Write, cancellationToken);

    private static void Write(Rendered rendered, CaseScript script)
    {
        script.Add(new ReportPublished
        {
            Edition = rendered.Edition,
            HtmlSha256 = rendered.Html.Sha256,
            JsonSha256 = rendered.Json.Sha256,
            LocationId = rendered.Content.LocationId,
            Framework = rendered.Content.Framework,
            Overall = rendered.Content.Overall.Rating,
            KeyQuestions = [.. rendered.Content.KeyQuestions.Select(question => new PublishedRating(question.Name, question.Rating))],
            FirstVisit = FirstOf(rendered.Content.Visits),
            LastVisit = FirstOf(rendered.Content.Visits.Reverse()),
        });
        script.Enter(Stage.Published, Via.Published);
    }

    private static DateOnly? FirstOf(IEnumerable<DateOnly> visits) => visits.Select(date => (DateOnly?)date).FirstOrDefault();

    private async Task<Rendered> RenderAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var edition = state.Publication.Edition!;
        var content = await composer.ComposeAsync(state, edition, policy, cancellationToken);
        var html = await StoreAsync(state.CaseId, Encoding.UTF8.GetBytes(ReportHtml.Render(content)), cancellationToken);
        var json = await StoreAsync(state.CaseId, JsonSerializer.SerializeToUtf8Bytes(content, CaseJson.Options), cancellationToken);
        return new Rendered(edition, content, html, json);
    }

    private async Task<StoredDocument> StoreAsync(CaseId caseId, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await documents.PutAsync(DocumentArea.Register, caseId, stream, NoLimit, cancellationToken);
    }

    private sealed record Rendered(Edition Edition, ReportContent Content, StoredDocument Html, StoredDocument Json);
}
