using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Oversight;

/// <summary>The required <c>effect</c> of a body: the name or the key of an effect of the case, the newest of that name.</summary>
public static class EffectField
{
    /// <summary>The effect of that name or key that needs a hand, else the newest one; null, with a fault, when the case has none.</summary>
    public static Effect? Read(FieldReader body, DecisionContext context)
    {
        var name = body.RequiredText("effect", 200);
        if (name.Length == 0)
        {
            return null;
        }

        var found = context.State.Effects.Where(effect => effect.Name == name || effect.Key == name).ToList();
        if (found.Count == 0)
        {
            body.Fault("effect", context.State.Effects.Count == 0
                ? "this case has no effects"
                : $"must be one of: {string.Join(", ", context.State.Effects.Select(effect => effect.Name).Distinct())}");
            return null;
        }

        return found.LastOrDefault(effect => effect.NeedsAHand) ?? found[^1];
    }

    public static IEnumerable<string> SomeMustNeedAHand(CaseState state)
    {
        if (!state.Effects.Any(effect => effect.NeedsAHand))
        {
            yield return "no effect of this case failed";
        }
    }

    public static IEnumerable<string> MustNeedAHand(Effect? effect)
    {
        if (effect is { NeedsAHand: false })
        {
            yield return $"{effect.Name} is {Names.Of(effect.Status)}: only an effect that failed can be retried or skipped";
        }
    }
}
