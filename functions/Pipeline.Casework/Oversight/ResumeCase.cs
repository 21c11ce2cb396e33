using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager ends a hold before its time.</summary>
public sealed class ResumeCase : Decision<NoBody>
{
    public override string Name => DecisionNames.Resume;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Hold is null)
        {
            yield return "the case is not held";
        }
    }

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context) => script.Add(new CaseResumed(ByItself: false));
}
