using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>Answers 404 and 403 for calls that show nothing of the case and so are no reads: those that only change it or that are at fault.</summary>
public sealed class CaseGate(CaseRecord record)
{
    /// <exception cref="RequestRefusedException">404: there is no such case, or the caller may not know of it.</exception>
    /// <exception cref="AccessDeniedException">The caller knows the case and may not do this.</exception>
    public async Task<CaseState> PassAsync(string caseId, Caller caller, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(caseId, out var id) || await record.FindAsync(id, cancellationToken) is not { State: var state }
            || !CaseAccess.Of(caller, state).MayKnow)
        {
            throw new RequestRefusedException(Problems.NotFound);
        }

        caller.MustBe(roles);
        return state;
    }
}
