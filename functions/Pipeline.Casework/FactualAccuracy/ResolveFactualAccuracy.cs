using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>Each point is accepted or rejected with a reason. Any accepted one sends the draft back to be corrected.</summary>
public sealed class ResolveFactualAccuracy : Decision<ResolveFactualAccuracy.Body>
{
    private const int MaxPoints = 500;

    public override string Name => DecisionNames.ResolveFactualAccuracy;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var known = context.State.FactualAccuracy.Points.Select(point => point.Id).ToList();
        var resolutions = body.Objects("points", MaxPoints, point => new Resolution(
            point.Choice("id", known, required: true) ?? string.Empty,
            point.Bool("accepted", required: true) ?? false,
            point.RequiredText("reason", TextRef.MaxInline)));
        if (resolutions.Count == 0 && !body.Faults.Fields.Contains("points"))
        {
            body.Fault("points", "must resolve every point");
        }

        return new(resolutions);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        var open = context.State.FactualAccuracy.Points.Select(point => point.Id).Except(body.Resolutions.Select(resolution => resolution.Id)).ToList();
        if (open.Count > 0)
        {
            yield return $"{string.Join(", ", open)}: not resolved";
        }

        foreach (var twice in body.Resolutions.GroupBy(resolution => resolution.Id).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key}: resolved more than once";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new PointsResolved(body.Resolutions));
        script.Enter(body.Resolutions.Any(resolution => resolution.Accepted) ? Stage.Drafting : Stage.SignOff, Name);
    }

    public sealed record Body(IReadOnlyList<Resolution> Resolutions);
}
