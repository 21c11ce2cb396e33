using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Reports;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Http.Drafts;

/// <summary>Shows the draft report: as it stands to staff, as it was sent to the provider. Every answer was written into the audit before.</summary>
public sealed class DraftEndpoints(CaseReader reader, ReportComposer composer)
{
    /// <summary>What the audit calls the read.</summary>
    private const string What = "draft";
    private const string Vary = "Accept, Authorization";

    /// <summary>As page, data or Word, by the Accept header.</summary>
    public Task<IResult> ReadAsync(HttpRequest request, string caseId, CancellationToken cancellationToken) =>
        ReadAsync(request, caseId, Representation.WantsWord(request), cancellationToken);

    /// <summary>As Word, whatever is accepted.</summary>
    public Task<IResult> ReadWordAsync(HttpRequest request, string caseId, CancellationToken cancellationToken) =>
        ReadAsync(request, caseId, asWord: true, cancellationToken);

    private async Task<IResult> ReadAsync(HttpRequest request, string caseId, bool asWord, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(
            caseId, request.SignedIn(), What, access => access.IsStaff || access.IsProvider, purpose: null, cancellationToken);
        if (opened is null || !opened.State.Draft.IsBuilt)
        {
            return Answers.NotFound();
        }

        var (state, access, policy) = opened;
        var draft = access.IsStaff
            ? await composer.ComposeDraftAsync(state, policy, cancellationToken)
            : await composer.ComposeSentAsync(state, policy, cancellationToken);
        request.HttpContext.Response.Headers.Vary = Vary;
        return asWord
            ? new WordAnswer(ReportWord.Render(draft, state.ChangedAt), $"{draft.LocationName} – draft report.docx")
            : Representation.WantsData(request) ? Answers.Ok(draft) : new PageAnswer(ReportHtml.Render(draft)) { CacheControl = "no-store", Vary = Vary };
    }
}
