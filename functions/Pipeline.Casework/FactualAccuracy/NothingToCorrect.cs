using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.FactualAccuracy;

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
