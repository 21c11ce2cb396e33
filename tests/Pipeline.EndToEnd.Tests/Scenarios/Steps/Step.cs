namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

/// <summary>Somebody takes a decision.</summary>
/// <param name="Who">The value of the <c>Authorization</c> header.</param>
/// <param name="Decision">Its name in the route.</param>
/// <param name="Body">What is sent, given the case.</param>
internal sealed record Step(string Who, string Decision, Func<Case, Task<object>> Body)
{
    public Step(string who, string decision, object body)
        : this(who, decision, _ => Task.FromResult(body))
    {
    }
}
