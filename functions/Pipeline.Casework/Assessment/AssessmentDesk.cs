using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Assessment;

/// <summary>Opens assessments that the regulator decides on by itself: planned, follow-up or responsive.</summary>
public sealed class AssessmentDesk(CaseOpening opening, CaseRecord record, PolicyCatalog policies, IRegister register)
{
    private const string Route = "assessment";

    private static readonly string[] Reasons = [AssessmentOpening.Planned, "follow-up", "responsive"];

    /// <summary>Opens the case at <see cref="Stage.Assessment"/>, or says everything that is wrong. The caller's role is checked before.</summary>
    public async Task<SubmissionResult> OpenAsync(Caller caller, JsonElement body, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var use = opening.UseOf(caller, Route, idempotencyKey, body.GetRawText());
        if (use is not null && await opening.AnsweredAsync(use, withCode: false, cancellationToken) is { } answered)
        {
            return answered;
        }

        var policy = policies.Current;
        var reader = new FieldReader(body);
        var locationId = reader.RequiredText("locationId", policy.Limits.TextCharacters);
        var framework = FrameworkField.Read(reader, policy);
        var reason = reader.Choice("reason", Reasons, required: true);
        var previous = await PreviousAsync(reader, policy, cancellationToken);
        var location = locationId.Length == 0 ? null : (await register.FindLocationAsync(locationId, cancellationToken))?.Location;
        if (locationId.Length > 0 && location is null)
        {
            reader.Fault("locationId", "is not in the register");
        }

        if (!reader.Faults.IsEmpty)
        {
            return new SubmissionResult.Invalid(reader.Faults);
        }

        var role = caller.Is(Role.Inspector) ? Role.Inspector : Role.Manager;
        return await opening.OpenAsync(
            use,
            new Actor(caller.UserId, role),
            Via.Opened,
            withCode: false,
            script => AssessmentOpening.Write(script, reason!, location!, framework, policy, previous),
            cancellationToken);
    }

    private async Task<CaseId?> PreviousAsync(FieldReader reader, Policy policy, CancellationToken cancellationToken)
    {
        if (reader.Text("previousCase", policy.Limits.TextCharacters) is not { } text)
        {
            return null;
        }

        if (CaseId.TryParse(text, out var caseId) && await record.FindAsync(caseId, cancellationToken) is not null)
        {
            return caseId;
        }

        reader.Fault("previousCase", "is no case");
        return null;
    }
}
