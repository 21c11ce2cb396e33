using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>The case after a decision.</summary>
public sealed record DecisionAnswer(int Version, Stage Stage);
