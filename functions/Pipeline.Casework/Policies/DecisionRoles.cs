using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary>Who may take which decision where. Every route of <see cref="CaseProcess"/> has at least one role.</summary>
public sealed class DecisionRoles(
    IReadOnlyDictionary<Stage, IReadOnlyDictionary<string, IReadOnlyList<Role>>> stages, IReadOnlyDictionary<string, IReadOnlyList<Role>> anyOpenStage)
{
    /// <summary>By stage and decision; a stage without decisions of its own is not there.</summary>
    public IReadOnlyDictionary<Stage, IReadOnlyDictionary<string, IReadOnlyList<Role>>> Stages { get; } = stages;

    /// <summary>By decision.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Role>> AnyOpenStage { get; } = anyOpenStage;

    /// <summary>Who may take a decision of the stage's own; the first is the one it is expected from.</summary>
    public IReadOnlyList<Role> OfStage(Stage stage, string decision) => Stages[stage][decision];

    /// <summary>Every way in which the decision may be taken in this stage: the stage's own first.</summary>
    public IReadOnlyList<Permit> PermitsOf(Stage stage, string decision) =>
    [
        .. CaseProcess.Row(stage).Decisions.Where(route => route.Decision == decision)
            .Select(route => new Permit(route, OfStage(stage, decision), IsOfTheStage: true)),
        .. CaseProcess.AnyOpenStage.Where(route => stage != Stage.Closed && route.Decision == decision)
            .Select(route => new Permit(route, AnyOpenStage[decision], IsOfTheStage: false)),
    ];

    /// <summary>All roles that may take the decision in some stage.</summary>
    public IReadOnlySet<Role> Anywhere(string decision) => Stages.Values.Append(AnyOpenStage)
        .SelectMany(decisions => decisions)
        .Where(entry => entry.Key == decision)
        .SelectMany(entry => entry.Value)
        .ToHashSet();
}
