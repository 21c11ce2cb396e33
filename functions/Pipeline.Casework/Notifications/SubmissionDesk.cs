using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Notifications;

/// <summary>Takes in notifications and concerns: validates all of it, then opens the case with one commit.</summary>
public sealed class SubmissionDesk(CaseOpening opening, PolicyCatalog policies, IRegister register, TimeProvider time)
{
    /// <summary>Accepts, or says everything that is wrong; then nothing was written.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot answer for the moment.</exception>
    public async Task<SubmissionResult> AcceptAsync(SubmissionRequest request, CancellationToken cancellationToken)
    {
        var use = opening.UseOf(request.Caller, Names.Of(request.Kind), request.IdempotencyKey, request.Body.GetRawText());
        if (use is not null && await opening.AnsweredAsync(use, withCode: true, cancellationToken) is { } answered)
        {
            return answered;
        }

        var policy = policies.Current;
        var reader = new FieldReader(request.Body);
        var body = request.Kind == CaseKind.Notification
            ? NotificationBody.Read(reader, policy, time.GetUtcNow())
            : ConcernBody.Read(reader, policy);
        var location = body.LocationId is null ? null : (await register.FindLocationAsync(body.LocationId, cancellationToken))?.Location;
        if (body.LocationId is not null && location is null)
        {
            reader.Fault("locationId", "is not in the register");
        }

        if (!reader.Faults.IsEmpty)
        {
            return new SubmissionResult.Invalid(reader.Faults);
        }

        var exemptions = location is null ? [] : policy.FindNotificationType(body.Type)?.ExemptionsOf(location.Type) ?? [];
        var sender = SenderOf(request);
        var isProvider = sender.Is(Role.Provider);
        return await opening.OpenAsync(
            use,
            new Actor(sender.UserId, isProvider ? Role.Provider : Role.Submitter, isProvider ? location?.ProviderId : null),
            Via.Received,
            withCode: true,
            script =>
            {
                script.Add(new CaseOpened
                {
                    Kind = request.Kind,
                    Type = body.Type,
                    PolicyVersion = policy.Version,
                    Submission = (body with { Warnings = [.. body.Warnings, .. exemptions] }).Keep(script.Parts) with
                    {
                        Channel = request.Channel,
                        Verified = isProvider && location is not null && sender.Providers.Contains(location.ProviderId),
                        SubmittedFor = [.. sender.Providers],
                    },
                    Location = location is null ? null : CaseLocation.Of(location),
                    Place = body.LocationText is { } place ? script.Parts.Keep(PartKind.Narrative, place) : null,
                });
                script.Enter(Stage.Received, Via.Received);
                script.Add(new EffectOwed(EffectPlan.Courtesy(Effects.Acknowledge, Notices.Addressees.Submitter)));
            },
            cancellationToken);
    }

    /// <summary>
    /// Who a submission is from, for the record. A concern of somebody who signed in for a provider is nobody's: else their sign-in would name
    /// them, and open the case to all who speak for that provider.
    /// </summary>
    private static Caller SenderOf(SubmissionRequest request) =>
        request.Kind == CaseKind.Concern && !request.Caller.IsStaff ? Caller.Public : request.Caller;
}
