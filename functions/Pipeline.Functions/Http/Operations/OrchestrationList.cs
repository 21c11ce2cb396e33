namespace Pipeline.Functions.Http.Operations;

/// <summary>Instances of the process backend; <paramref name="Next"/> is absent on the last page.</summary>
public sealed record OrchestrationList(IReadOnlyList<OrchestrationView> Items, string? Next);
