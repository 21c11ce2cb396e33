using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Local.Demo.Cast;

/// <summary>The regulator's people as the policy names them. The same case meets the same people every time.</summary>
internal sealed class Company(PeopleDirectory people)
{
    private readonly Dictionary<Role, IReadOnlyList<Player>> _byRole = Enum.GetValues<Role>()
        .ToDictionary(role => role, role => (IReadOnlyList<Player>)[.. people.With(role).Select(PlayerOf)]);

    /// <summary>Who takes the case with this number in that role; <paramref name="offset"/> gives a colleague.</summary>
    /// <exception cref="InvalidOperationException">The policy has nobody in that role.</exception>
    public Player Of(Role role, int number, int offset = 0) => _byRole[role] is { Count: > 0 } players
        ? players[(number + offset) % players.Count]
        : throw new InvalidOperationException($"The policy names nobody in the role {Names.Of(role)}.");

    /// <summary>The manager who decides rating reviews, and so nothing else.</summary>
    public Player Uninvolved => _byRole[Role.Manager][0];

    /// <summary>A manager for everything else.</summary>
    public Player Manager(int number) => _byRole[Role.Manager] is { Count: > 1 } managers ? managers[1 + (number % (managers.Count - 1))] : Uninvolved;

    public string TeamOf(Player player) => people.Find(player.User)!.Team;

    private static Player PlayerOf(Person person) =>
        new(person.User, $"Development {person.User} roles={string.Join(',', person.Roles.Select(Names.Of).Order(StringComparer.Ordinal))}");
}
