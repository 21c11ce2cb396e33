using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>The risk of a case that takes another one over: it may only rise.</summary>
public static class LinkedRisk
{
    public static Risk Raise(Risk? target, CaseState linked)
    {
        var own = linked.Risk;
        var score = Math.Max(target?.Score ?? 0, own?.Score ?? 0);
        var priority = (Priority)Math.Min((int)(target?.Priority ?? Priority.P4), (int)(linked.Priority ?? own?.Priority ?? Priority.P4));
        return new Risk(
            score,
            priority,
            [
                .. target?.Factors ?? [],
                new RiskFactor("linked-case", linked.CaseId.Value, score - (target?.Score ?? 0), "a linked case carries its risk over; it may only rise"),
            ]);
    }
}
