using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Triage;

/// <summary>Triage asks the submitter; the triage clock waits for the answer, except for a P1.</summary>
public sealed class RequestInformation : Decision<RequestInformation.Body>
{
    private const int MaxQuestions = 50;

    public override string Name => DecisionNames.RequestInformation;

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var questions = body.TextList("questions", MaxQuestions, context.Policy.Limits.NarrativeCharacters);
        if (questions.Count == 0 && !body.Faults.Fields.Contains("questions"))
        {
            body.Fault("questions", "must have at least one question");
        }

        return new(questions);
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context)
    {
        script.Add(new InformationRequested([.. body.Questions.Select(question => script.Parts.Keep(PartKind.Narrative, question))]));
        script.Enter(Stage.AwaitingInformation, Name);
    }

    public sealed record Body(IReadOnlyList<string> Questions);
}
