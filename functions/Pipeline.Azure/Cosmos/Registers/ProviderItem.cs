using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>A provider as its locations tell of it. It is never removed; without a location it is <see cref="Gone"/>.</summary>
internal sealed record ProviderItem
{
    public required string Id { get; init; }

    /// <summary>The key of the partition.</summary>
    public string LocationId { get; init; } = RegisterKeys.Providers;

    public required string OwnId { get; init; }

    /// <summary>Of its first location.</summary>
    public string? Name { get; init; }

    public bool Gone { get; init; }

    /// <summary>In the order of the ids, those that it once had among them.</summary>
    public IReadOnlyList<ProviderMember> Members { get; init; } = [];

    public static ProviderItem Of(string providerId) => new() { Id = RegisterKeys.Of(providerId), OwnId = providerId };

    /// <summary>Null without a location.</summary>
    public ProviderEntry? Entry() => Members.Where(member => member.Name is not null).ToList() is [{ Name: { } name } first, ..] present
        ? new ProviderEntry(OwnId, name, first.Derived, [.. present.Select(member => member.LocationId)])
        : null;

    /// <summary>Null when all of it, or newer, is there already.</summary>
    public ProviderItem? With(IEnumerable<ProviderMember> members)
    {
        var all = Members.ToDictionary(member => member.LocationId, StringComparer.Ordinal);
        var newer = members.Where(member => !all.TryGetValue(member.LocationId, out var known) || known.Revision < member.Revision).ToList();
        if (newer.Count == 0)
        {
            return null;
        }

        newer.ForEach(member => all[member.LocationId] = member);
        List<ProviderMember> ordered = [.. all.Values.OrderBy(member => member.LocationId, StringComparer.Ordinal)];
        var first = ordered.Find(member => member.Name is not null);
        return this with { Members = ordered, Name = first?.Name, Gone = first is null };
    }
}
