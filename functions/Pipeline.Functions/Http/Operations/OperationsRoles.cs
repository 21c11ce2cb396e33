using Pipeline.Casework.People;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Who looks after the running of the service.</summary>
internal static class OperationsRoles
{
    public static readonly Role[] All = [Role.Operations, Role.Manager];
}
