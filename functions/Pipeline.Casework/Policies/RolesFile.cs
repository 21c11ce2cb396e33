using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary><c>versions/*/roles.json</c>: who may take which decision in which stage.</summary>
internal static class RolesFile
{
    public static DecisionRoles Read(FieldReader reader) => new(
        reader.Nested("stages", stages => CaseProcess.Rows.Where(row => row.Decisions.Count > 0)
            .ToDictionary(row => row.Stage, row => stages.Nested(Names.Of(row.Stage), stage => ReadRoutes(stage, row.Decisions)))),
        reader.Nested("anyOpenStage", stage => ReadRoutes(stage, CaseProcess.AnyOpenStage)));

    private static IReadOnlyDictionary<string, IReadOnlyList<Role>> ReadRoutes(FieldReader reader, IReadOnlyList<Route> routes) =>
        routes.ToDictionary(route => route.Decision, route => ReadRoles(reader, route), StringComparer.Ordinal);

    private static IReadOnlyList<Role> ReadRoles(FieldReader reader, Route route)
    {
        var allowed = string.Join(", ", route.Grantable.Select(Names.Of));
        if (reader.Raw(route.Decision) is not { } list)
        {
            reader.Fault(route.Decision, $"is required: a list of roles; allowed are {allowed}");
            return [];
        }

        var roles = reader.WordList<Role>(route.Decision);
        foreach (var role in roles.Except(route.Grantable))
        {
            reader.Fault(route.Decision, $"has {Names.Of(role)}, whom this cannot be given to; allowed are {allowed}");
        }

        if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0)
        {
            reader.Fault(route.Decision, $"needs at least one role; allowed are {allowed}");
        }

        reader.Unique(route.Decision, roles, Names.Of);
        return roles;
    }
}
