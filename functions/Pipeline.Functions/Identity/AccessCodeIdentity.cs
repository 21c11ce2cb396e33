using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Knows a submitter by the reference and its access code: <c>Reference CASEID:ACCESSCODE</c>. Wrong codes are counted by case; after too many
/// of them further wrong ones are refused for a while. The right code is always admitted, so that nobody can shut a submitter out by guessing.
/// </summary>
public sealed class AccessCodeIdentity(InstallationKey key, WrongCodes wrong) : IIdentityProvider
{
    public const string Scheme = "Reference";

    private static readonly HashSet<Role> Roles = [Role.Submitter];

    private const string Form = "A reference is shown as: Reference CASEID:ACCESSCODE.";

    public Task<IdentityResult> IdentifyAsync(string? authorization, CancellationToken cancellationToken) => Task.FromResult(Identify(authorization));

    private IdentityResult Identify(string? authorization)
    {
        if (authorization is null || !Credentials.TryParse(authorization, out var credentials)
            || !string.Equals(credentials.Scheme, Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new IdentityResult.Unknown(Form);
        }

        var colon = credentials.Value.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !CaseId.TryParse(credentials.Value[..colon], out var caseId))
        {
            return new IdentityResult.Unknown(Form);
        }

        if (key.IsAccessCode(caseId, credentials.Value[(colon + 1)..]))
        {
            return new IdentityResult.Known(new Caller { UserId = CallerIds.Submitter, Roles = Roles, SubmitterOf = caseId });
        }

        return wrong.Count(caseId) is { } retryAfter
            ? new IdentityResult.TooManyAttempts(retryAfter)
            : new IdentityResult.Unknown("This access code does not belong to this reference.");
    }
}
