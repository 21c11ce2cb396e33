using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// Records a tick when it is due and does what it is for: remind, escalate, expire or end a hold. Idempotent on the tick's id. Of a round of the scanner
/// it records the verdicts only.
/// </summary>
public sealed class TickRecorder(CaseRecord record, DocumentScan scan, PolicyCatalog policies, IdSource ids, TimeProvider time)
{
    /// <summary>A tick that is not the case's next one, or not due yet, changes nothing: the process reads the record again.</summary>
    public async Task<EffectOutcome> RecordAsync(CaseId caseId, int generation, string tickId, CancellationToken cancellationToken)
    {
        if (ScanRounds.IsRound(tickId))
        {
            return await scan.AskAgainAsync(caseId, generation, cancellationToken);
        }

        var outcome = EffectOutcome.NotMine;
        await record.ChangeAsync(
            caseId,
            file =>
            {
                outcome = EffectOutcome.NotMine;
                var state = file.State;
                var now = time.GetUtcNow();
                var policy = policies.Get(state.PolicyVersion);
                if (state.Generation != generation || Ticks.Next(state, policy, now) is not { } tick || tick.Id != tickId || tick.At > now)
                {
                    return null;
                }

                outcome = EffectOutcome.Done;
                return Draft(state, policy, tick, now > state.ChangedAt ? now : state.ChangedAt);
            },
            cancellationToken);
        return outcome;
    }

    private CommitDraft Draft(CaseState state, Policy policy, Tick tick, DateTimeOffset now)
    {
        var cause = Owed.TickPrefix + tick.Id;
        var script = new CaseScript(state, new CommitStamp(state.CommitVersion + 1, now, Actor.Process, cause, null), new PartBook(state.CaseId, ids));
        script.Add(new TickRecorded(tick.Id, tick.Kind, tick.At));
        switch (tick.Kind)
        {
            case TickKind.HoldEnd:
                script.Add(new CaseResumed(ByItself: true));
                break;
            case TickKind.Escalate:
                script.Add(new CaseEscalated(EscalationLine.Next(state, policy, tick.Step, now), tick.Step, ByItself: true));
                break;
            case TickKind.Expire:
                Expire(state, script);
                break;
        }

        return new CommitDraft { By = Actor.Process, Cause = cause, Events = script.Events, ByProcess = true };
    }

    private static void Expire(CaseState state, CaseScript script)
    {
        switch (state.Stage)
        {
            case Stage.AwaitingInformation:
                script.Add(new InformationExpired());
                script.Enter(Stage.Triage, Via.Expiry);
                break;
            case Stage.FactualAccuracy when state.FactualAccuracy.Points.Count > 0 && state.FactualAccuracy.Answer is null:
                script.Add(new FactualAccuracyAnswered(FactualAccuracyAnswer.PointsRaised));
                script.Enter(Stage.FactualAccuracyReview, Via.Expiry);
                break;
            case Stage.FactualAccuracy:
                script.Add(new FactualAccuracyAnswered(FactualAccuracyAnswer.NoResponse));
                script.Enter(Stage.SignOff, Via.Expiry);
                break;
            case Stage.Published:
                script.Close("published", "the review window ended", Via.Expiry);
                break;
            default:
                throw new InvalidOperationException($"Nothing expires in {state.Stage}.");
        }
    }
}
