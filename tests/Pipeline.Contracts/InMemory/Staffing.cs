using Pipeline.Casework.Policies;

namespace Pipeline.Contracts.InMemory;

/// <summary>Other people for a policy.</summary>
public static class Staffing
{
    public static PolicyCatalog Staffed(this PolicyCatalog catalog, Func<IReadOnlyList<Person>, IReadOnlyList<Person>> change) =>
        catalog.With(new PeopleDirectory(change(catalog.People.All), catalog.People.Duty));
}
