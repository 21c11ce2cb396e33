using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
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

        // What the provider may not see it may not cite either: the answer would tell that it exists.
        var roles = CaseAccess.Of(context.Caller, context.State).Roles;
        var own = context.State.Documents.Where(document => roles.Contains(document.AddedAs)).Select(document => document.DocumentId);
        var unknown = points.SelectMany(point => point.Documents).Except(own).ToList();
        if (unknown.Count > 0)
        {
            body.Fault("points", $"{string.Join(", ", unknown)}: no document of yours in this case");
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
