using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>The framework of a case.</summary>
public static class CaseFramework
{
    /// <summary>The framework chosen at acceptance, else the policy's default one.</summary>
    public static Framework Of(CaseState state, Policy policy) =>
        state.Assessment.Framework is { } key
            ? policy.FindFramework(key) ?? throw new InvalidOperationException($"Framework {key} of case {state.CaseId} is not loaded.")
            : policy.DefaultFramework;

    /// <summary>What a plan asks to be judged: statements and key questions as named; a key question of a scored framework means all its statements.</summary>
    public static IReadOnlyList<string> Planned(IReadOnlyList<string> named, Framework framework) =>
    [
        .. named.SelectMany(id => framework.Scoring is not null && framework.FindKeyQuestion(id) is { } question
                ? question.Statements.Select(statement => statement.Id)
                : framework.Scoring is null && framework.FindStatement(id) is { KeyQuestion: { } of } ? [of] : [id])
            .Distinct(),
    ];
}
