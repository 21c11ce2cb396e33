using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Triage;

/// <summary>Somebody found out which place the case is about.</summary>
public sealed class SetLocation : Decision<SetLocation.Body>
{
    public override string Name => DecisionNames.SetLocation;

    protected override Body Read(FieldReader body, DecisionContext context) =>
        new(body.RequiredText("locationId", context.Policy.Limits.TextCharacters));

    protected override async Task LookUpAsync(Body body, FieldReader reader, DecisionContext context, CancellationToken cancellationToken)
    {
        body.Found = await context.Lookups.FindLocationAsync(body.LocationId, cancellationToken);
        if (body.Found is null)
        {
            reader.Fault("locationId", "is not in the register");
        }
    }

    protected override IEnumerable<string> Guards(Body body, DecisionContext context)
    {
        if (context.State.Stage >= Stage.FactualAccuracy && context.State.Location?.ProviderId != body.Found?.ProviderId)
        {
            yield return "the draft has gone to the provider of the present location";
        }
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new LocationSet(CaseLocation.Of(body.Found!)));

    public sealed record Body(string LocationId)
    {
        /// <summary>The location as the register has it.</summary>
        public Location? Found { get; set; }
    }
}
