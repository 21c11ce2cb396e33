using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Triage;

/// <summary>The effect <c>return-linked</c>: a case that closes without an assessment gives back the cases that were closed into it.</summary>
public sealed class LinkedCases(EffectRunner runner, CaseRecord record, IdSource ids, TimeProvider time)
{
    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) => runner.RunAsync(
        call,
        async (state, _, token) =>
        {
            foreach (var linked in state.Links.Linked)
            {
                await record.ChangeAsync(linked, file => ReturnToTriage(file.State, call.CaseId), token);
            }

            return call.Key;
        },
        (key, script) => script.Add(new EffectDone(key)),
        cancellationToken);

    private CommitDraft? ReturnToTriage(CaseState linked, CaseId from)
    {
        if (!linked.IsClosed)
        {
            // It may be about to close into the case that has just closed. This step comes in between, so that its decision is looked at again.
            return linked.Stage is Stage.Triage or Stage.AwaitingInformation
                ? new CommitDraft { By = Actor.Process, Cause = Via.Unlinked, Events = [new UnlinkedFromCase(from)] }
                : null;
        }

        if (linked.Links.LinkedTo != from)
        {
            return null;
        }

        var script = new CaseScript(
            linked,
            new CommitStamp(linked.CommitVersion + 1, time.GetUtcNow(), Actor.Process, Via.Unlinked, null),
            new PartBook(linked.CaseId, ids));
        script.Add(new UnlinkedFromCase(from));
        script.Enter(Stage.Triage, Via.Unlinked);
        return new CommitDraft { By = Actor.Process, Cause = Via.Unlinked, Events = script.Events };
    }
}
