using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary>
/// A way in which a decision may be taken in a stage, and by whom. With <paramref name="IsOfTheStage"/> it waits for the stage's entry effects;
/// else it is one of every open stage.
/// </summary>
public sealed record Permit(Route Route, IReadOnlyList<Role> Roles, bool IsOfTheStage);
