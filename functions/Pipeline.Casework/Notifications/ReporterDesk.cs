using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Notifications;

/// <summary>The only way to who raised a concern: for triage, with a purpose, each read in the audit.</summary>
public sealed class ReporterDesk(CaseReader reader, ICaseStore store)
{
    /// <summary>Null when there is no such case for the caller, or nobody is named.</summary>
    /// <exception cref="AccessDeniedException">The caller knows the case and is not triage.</exception>
    public async Task<ReporterView?> ReadAsync(string caseId, Caller caller, string purpose, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(caseId, caller, "reporter", access => access.Roles.Contains(Role.Triage), purpose, cancellationToken);
        if (opened?.State is not { Submission: { ReporterPart: { } partId } submission } state)
        {
            return null;
        }

        var texts = await CaseTexts.ReadAsync(store, state.CaseId, [partId], cancellationToken);
        var text = texts.OfPart(partId);
        return new ReporterView(
            submission.Identity,
            text == CaseTexts.Disposed ? new PersonalPart { Name = CaseTexts.Disposed } : JsonSerializer.Deserialize<PersonalPart>(text, CaseJson.Options)!);
    }
}
