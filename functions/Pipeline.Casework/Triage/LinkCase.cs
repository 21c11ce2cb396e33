using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Triage;

/// <summary>The case is about the same matter as another, open one: the other takes it over first, then this one closes.</summary>
public sealed class LinkCase : Decision<LinkCase.Body>
{
    public const string Outcome = "linked";

    public override string Name => DecisionNames.Link;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var text = body.RequiredText("caseId", context.Policy.Limits.TextCharacters);
        if (CaseId.TryParse(text, out var target))
        {
            return new(target);
        }

        if (!body.Faults.Fields.Contains("caseId"))
        {
            body.Fault("caseId", "is no case reference");
        }

        return new(context.State.CaseId);
    }

    protected override async Task LookUpAsync(Body body, FieldReader reader, DecisionContext context, CancellationToken cancellationToken)
    {
        var target = await context.Lookups.FindCaseAsync(body.Target, cancellationToken);
        if (target is null)
        {
            reader.Fault("caseId", "is not known");
        }

        body.Found = target?.State;
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (body.Target == context.State.CaseId)
        {
            yield return "a case cannot be linked to itself";
        }
        else if (body.Found is { IsClosed: true })
        {
            yield return $"case {body.Target} is closed: link to an open case";
        }
    }

    protected override async Task CommitElsewhereAsync(Body body, DecisionContext context, CaseRecord record, CancellationToken cancellationToken)
    {
        var target = await record.ChangeAsync(
            body.Target,
            target => target.State.IsClosed || target.State.Links.Linked.Contains(context.State.CaseId)
                ? null
                : TakeOver(target.State, context),
            cancellationToken);
        if (target!.State.IsClosed)
        {
            throw CaseRecord.Contended(body.Target);
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new LinkedToCase(body.Target));
        script.Add(new TriageDecided());
        script.Close(Outcome, context.Reason, Name);
    }

    private static CommitDraft TakeOver(CaseState target, DecisionContext context)
    {
        var owner = target.Assignee ?? target.Team;
        var risk = LinkedRisk.Raise(target.Risk, context.State);
        var alerts = target.Stage == Stage.Triage && risk.Priority == Priority.P1 && target.Effects.All(effect => effect.Name != Effects.AlertDuty);
        return new CommitDraft
        {
            CommitId = $"{context.State.CaseId}:link:{target.CaseId}",
            By = context.By,
            Cause = DecisionNames.Link,
            Why = context.Reason,
            Events =
            [
                new LinkedCaseAdded(context.State.CaseId, risk),
                .. owner is null ? Array.Empty<CaseEvent>() : [new EffectOwed(EffectPlan.Courtesy(Effects.TellOwner, owner))],
                .. alerts ? [new EffectOwed(EffectPlan.Courtesy(Effects.AlertDuty, Notices.Addressees.Duty))] : Array.Empty<CaseEvent>(),
            ],
        };
    }

    public sealed record Body(CaseId Target)
    {
        /// <summary>The target as found.</summary>
        public CaseState? Found { get; set; }
    }
}
