namespace Pipeline.Functions.Tests.Roles;

/// <summary>A call, what it answers to those it is for, and a letter for each of <see cref="RoleTable.Callers"/>.</summary>
internal sealed record RoleRow(string Verb, string Route, int Success, string Cells)
{
    public (int Status, string? Code) Expected(string caller) => Cells[Array.IndexOf(RoleTable.Callers, caller)] switch
    {
        'A' => (Success, null),
        'U' => (401, "unauthorized"),
        'F' => (403, "forbidden"),
        'N' => (404, "not-found"),
        var cell => throw new InvalidOperationException($"{Verb} {Route}: no cell is {cell}."),
    };
}
