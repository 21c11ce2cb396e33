using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Triage;

/// <summary>The submitter answers, or staff record an answer that came another way.</summary>
public sealed class ProvideInformation : Decision<ProvideInformation.Body>
{
    private const int MaxAnswers = 50;

    public override string Name => DecisionNames.ProvideInformation;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var answers = body.TextList("answers", MaxAnswers, context.Policy.Limits.NarrativeCharacters);
        if (answers.Count == 0 && !body.Faults.Fields.Contains("answers"))
        {
            body.Fault("answers", "must have at least one answer");
        }

        var receivedBy = body.Text("receivedBy", context.Policy.Limits.TextCharacters);
        if (receivedBy is null && context.By.Role != Role.Submitter)
        {
            body.Fault("receivedBy", "is required when somebody else than the submitter records the answer");
        }

        return new(answers, receivedBy);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new InformationProvided([.. body.Answers.Select(answer => script.Parts.Keep(PartKind.Narrative, answer))], body.ReceivedBy));
        script.Enter(Stage.Triage, Name);
    }

    public sealed record Body(IReadOnlyList<string> Answers, string? ReceivedBy);
}
