using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Assessment;

/// <summary>A visit took place; or one recorded before is corrected or, with <c>void</c>, counts no more.</summary>
public sealed class RecordVisit : Decision<RecordVisit.Body>
{
    private const int MaxTeam = 50;

    public override string Name => DecisionNames.RecordVisit;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var text = context.Policy.Limits.TextCharacters;
        var visitId = body.Text("visitId", text);
        var isVoid = body.Bool("void") ?? false;
        if (visitId is not null && context.State.Assessment.Visits.All(visit => visit.VisitId != visitId))
        {
            body.Fault("visitId", "is no visit of this case");
        }

        if (isVoid)
        {
            if (visitId is null)
            {
                body.Fault("visitId", "is required to void a visit");
            }

            return new(visitId, default, [], isVoid);
        }

        var date = body.RequiredDate("date");
        if (date > LondonTime.DateOf(context.Now))
        {
            body.Fault("date", "must not be in the future");
        }

        var team = body.TextList("team", MaxTeam, text);
        if (team.Count == 0 && !body.Faults.Fields.Contains("team"))
        {
            body.Fault("team", "must name who visited");
        }

        return new(visitId, date, [.. team.Distinct()], isVoid);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(body.Void
        ? new VisitVoided(body.VisitId!)
        : new VisitRecorded(new Visit(body.VisitId ?? $"V{script.State.Assessment.Visits.Count + 1}", body.Date, body.Team, Void: false)));

    public sealed record Body(string? VisitId, DateOnly Date, IReadOnlyList<string> Team, bool Void);
}
