using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Oversight;

/// <summary>A manager names who, or which team, looks after the case.</summary>
public sealed class AssignCase : Decision<AssignCase.Body>
{
    public override string Name => DecisionNames.Assign;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var read = new Body(body.Text("to", context.Policy.Limits.TextCharacters), body.Text("team", context.Policy.Limits.TextCharacters));
        if (read is { To: null, Team: null } && body.Faults.IsEmpty)
        {
            body.Fault("to", "is required where no team is named");
        }

        return read;
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new CaseAssigned(body.To, body.Team));

    public sealed record Body(string? To, string? Team);
}
