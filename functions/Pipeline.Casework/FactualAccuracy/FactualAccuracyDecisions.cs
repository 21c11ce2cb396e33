using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>The provider's points on the draft: saved until final, then reviewed.</summary>
public sealed class RespondFactualAccuracy : Decision<RespondFactualAccuracy.Body>
{
    private const int MaxPoints = 500;
    private const int MaxDocuments = 50;

    public override string Name => DecisionNames.RespondFactualAccuracy;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var limits = context.Policy.Limits;
        var points = body.Objects("points", MaxPoints, point => new PointInput(
            point.Choice("kind", ["typographical", "fact", "omission"], required: true) ?? string.Empty,
            point.RequiredText("where", limits.TextCharacters),
            point.RequiredText("text", limits.NarrativeCharacters),
            point.TextList("documents", MaxDocuments, limits.TextCharacters)));
        var final = body.Bool("final", required: true) ?? false;
        if (points.Count == 0 && body.Faults.IsEmpty)
        {
            body.Fault("points", "must have at least one point; where there is none, decide nothing-to-correct");
        }

        var unknown = points.SelectMany(point => point.Documents).Where(id => context.State.Documents.All(document => document.DocumentId != id)).ToList();
        if (unknown.Count > 0)
        {
            body.Fault("points", $"{string.Join(", ", unknown)}: no document of this case");
        }

        return new(points, final);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new PointsSaved([.. body.Points.Select((point, index) => new Point
        {
            Id = $"P{index + 1}",
            Kind = point.Kind,
            Where = point.Where,
            Text = script.Parts.Keep(PartKind.Narrative, point.Text),
            Documents = point.Documents,
        })]));
        if (body.Final)
        {
            script.Add(new FactualAccuracyAnswered(FactualAccuracyAnswer.PointsRaised));
            script.Enter(Stage.FactualAccuracyReview, Name);
        }
    }

    public sealed record PointInput(string Kind, string Where, string Text, IReadOnlyList<string> Documents);

    public sealed record Body(IReadOnlyList<PointInput> Points, bool Final);
}

/// <summary>The provider has nothing to correct.</summary>
public sealed class NothingToCorrect : Decision<NoBody>
{
    public override string Name => DecisionNames.NothingToCorrect;

    protected override NoBody Read(FieldReader body, DecisionContext context) => NoBody.Instance;

    protected override void Decide(NoBody body, CaseScript script, DecisionContext context)
    {
        script.Add(new PointsSaved([]));
        script.Add(new FactualAccuracyAnswered(FactualAccuracyAnswer.NothingToCorrect));
        script.Enter(Stage.SignOff, Name);
    }
}

/// <summary>A manager gives the provider more time.</summary>
public sealed class ExtendFactualAccuracy : Decision<ExtendFactualAccuracy.Body>
{
    private const int MaxDays = 366;

    public override string Name => DecisionNames.Extend;

    public override bool NeedsReason => true;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var until = UntilField.Read(body);
        if (until > context.Now.AddDays(MaxDays))
        {
            body.Fault("until", $"must be at most {MaxDays} days away");
        }

        return new(until ?? context.Now);
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (StageClocks.Next(context.State, context.Policy) is { } clock && body.Until <= clock.Due.At)
        {
            yield return $"the time now ends at {clock.Due.At:O}: an extension ends later";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new FactualAccuracyExtended(body.Until));

    public sealed record Body(DateTimeOffset Until);
}

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
