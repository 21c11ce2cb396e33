using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Notices;

/// <summary>
/// The words of notices, and the address where one was given. Besides this only the reporter's own call shows contact data, and the worklist's projection
/// reads it to make keyed hashes.
/// </summary>
public sealed class NoticeWriter(ICaseStore store, PolicyCatalog policies, TimeProvider time)
{
    public async Task<Notice> WriteAsync(CaseState state, Effect effect, string addressee, CancellationToken cancellationToken)
    {
        var (subject, body) = Words(state, effect);
        return new Notice
        {
            Key = $"{effect.Key}:{addressee}",
            CaseId = state.CaseId,
            Effect = effect.Name,
            AskedAt = effect.Since,
            Addressee = addressee,
            Users = policies.People.ReadersOf(addressee, LondonTime.DateOf(time.GetUtcNow())),
            Email = addressee == Addressees.Submitter ? await EmailAsync(state, cancellationToken) : null,
            Subject = subject,
            Body = body,
        };
    }

    private (string Subject, string Body) Words(CaseState state, Effect effect)
    {
        var reference = state.CaseId.Reference;
        var place = state.Location?.Name ?? "the place you named";
        return effect.Name switch
        {
            Effects.Acknowledge => ($"We received {reference}", $"We received what you sent us. Keep the reference {reference} and your access code: with them you can follow the case and answer questions."),
            Effects.AlertDuty => ($"P1: {reference}", $"Case {reference} has the highest priority and waits in triage. It is due {Due(state)}."),
            Effects.Ask => ($"A question about {reference}", $"We need to know more before we can go on with {reference}. Please read our questions and answer them by {Due(state)}."),
            Effects.SendDraft => ($"Draft report on {place}", $"The draft report {reference} on {place} is ready for you. Please tell us within {Span(state, Stage.FactualAccuracy)} of this notice what in it is not correct, with your evidence."),
            Effects.NotifyProvider => ($"Report on {place} published", $"The report on {place} is published. You can ask for a review of how its rating came about within {Span(state, Stage.Published)}."),
            Effects.NotifySubmitter => ($"{reference} is complete", $"The matter you told us about led to a report that is now published. Thank you."),
            Effects.Refer => ($"Referral {reference}", $"We refer case {reference} about {place} to you and ask you to act on it under your own powers."),
            Effects.TellOwner => ($"{reference} took over another case", $"Another case was linked to {reference}, which you look after. Its risk was scored again."),
            _ => throw new InvalidOperationException($"There are no words for the notice {effect.Name}."),
        };
    }

    private string Span(CaseState state, Stage stage) =>
        policies.Get(state.PolicyVersion).ServiceLevels.Stages[stage].ToString().Replace("working-day", "working day", StringComparison.Ordinal);

    private string Due(CaseState state) => StageClocks.Next(state, policies.Get(state.PolicyVersion)) is { } clock
        ? LondonTime.DateOf(clock.Due.At).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : "soon";

    private async Task<string?> EmailAsync(CaseState state, CancellationToken cancellationToken)
    {
        if (state.Submission is not { HasContact: true } submission || (submission.SubmitterPart ?? submission.ReporterPart) is not { } partId)
        {
            return null;
        }

        var parts = await store.ReadPartsAsync(state.CaseId, [partId], cancellationToken);
        return parts.Count == 0 ? null : JsonSerializer.Deserialize<PersonalPart>(parts[0].Text, CaseJson.Options)!.Email;
    }
}
