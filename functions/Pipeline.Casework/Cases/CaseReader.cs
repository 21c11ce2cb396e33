using Pipeline.Casework.Audit;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>
/// The one door through which a case is read. It finds the case, asks what the caller is to it, and writes the read into the audit before
/// anything is given out. What may not be known is not found.
/// </summary>
public sealed class CaseReader(CaseRecord record, IAuditLog audit, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>Opens a case for a caller, or null: there is none, the caller may not know of it, or <paramref name="allowed"/> says no.</summary>
    /// <param name="caseId">As typed by the caller.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="what">What is read: <c>status</c>, <c>case</c>, <c>bundle</c>, …</param>
    /// <param name="allowed">Who of those that may know of the case may read this; a refusal here throws <see cref="AccessDeniedException"/>.</param>
    /// <param name="purpose">Why, where the caller must say.</param>
    /// <param name="cancellationToken">Ends the wait, not the audit.</param>
    /// <exception cref="AccessDeniedException">The caller may know of the case but not read this.</exception>
    public async Task<OpenedCase?> OpenAsync(
        string caseId, Caller caller, string what, Func<CaseAccess, bool> allowed, string? purpose, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(caseId, out var id) || await record.FindAsync(id, cancellationToken) is not { } file)
        {
            return null;
        }

        var access = CaseAccess.Of(caller, file.State);
        if (!access.MayKnow)
        {
            return null;
        }

        if (!allowed(access))
        {
            throw new AccessDeniedException($"Reading {what} of a case is not for this role.");
        }

        await audit.WriteAsync(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                Actor = caller.UserId,
                Role = access.Roles.Count == 0 ? null : string.Join(',', access.Roles.Order().Select(Names.Of)),
                What = what,
                CaseId = id,
                LocationId = file.State.Location?.LocationId,
                Purpose = purpose,
            },
            cancellationToken);
        return new OpenedCase(file.State, access, policies.Get(file.State.PolicyVersion));
    }
}
