namespace Pipeline.Functions.Http.Edge;

/// <summary>A code of a problem: the one status it comes with, what it means, and what the caller can do about it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Meaning">For people, in the API description and the docs.</param>
/// <param name="Remedy">What the caller does now.</param>
/// <param name="Members">The members that a problem with this code has beyond those of every problem.</param>
public sealed record ProblemKind(int Status, string Code, string Meaning, string Remedy, params IReadOnlyList<string> Members);
