using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Loads locations in groups. Of a group, one query tells which of them are other than before; only those are written: first that they change, then their
/// places, then their entries, which carry the hashes that this query compares. Broken off anywhere, the next load of whatever begins with the entries
/// that were left behind, and loading the same again does the rest. It tells of a change twice rather than not at all.
/// </summary>
internal sealed class RegisterLoader(RegisterItems register, RegisterDirectory directory, RegisterChanges changes)
{
    /// <summary>What one query asks for.</summary>
    public const int Group = 100;

    public async Task<RegisterLoad> LoadAsync(RegisterContent content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = content.Findings.Where(finding => finding.LocationId is not null).ToLookup(finding => finding.LocationId!, StringComparer.Ordinal);
        var (added, changed) = (0, 0);
        await foreach (var open in register.All.QueryAsync<OpenLoad>(RegisterQueries.All(RegisterKeys.OpenLoads), RegisterKeys.OpenLoads, cancellationToken))
        {
            await FinishAsync(open, cancellationToken);
        }

        // Locations of one provider stand together, so that its entry is written once and not once for each.
        foreach (var group in content.Locations.OrderBy(location => location.ProviderId, StringComparer.Ordinal).Chunk(Group))
        {
            var loaded = await LoadGroupAsync([.. group.Select(location => new LocationLoad(location, [.. found[location.LocationId]]))], at, cancellationToken);
            added += loaded.Added;
            changed += loaded.Changed;
        }

        var dropped = found.Select(group => group.Key).Except(content.Locations.Select(location => location.LocationId), StringComparer.Ordinal);
        await RegisterItems.EachAsync(dropped, (id, token) => KeepAsync(id, [.. found[id]], token), cancellationToken);
        return new RegisterLoad(added, changed, content.Locations.Count - added - changed);
    }

    private async Task<(int Added, int Changed)> LoadGroupAsync(IReadOnlyList<LocationLoad> group, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = await register.All
            .QueryAsync<LoadedLocation>(RegisterQueries.Loaded([.. group.Select(load => load.Key)]), RegisterKeys.Locations, cancellationToken)
            .ToDictionaryAsync(loaded => loaded.OwnId, StringComparer.Ordinal, cancellationToken);
        var written = group.Where(load => before.GetValueOrDefault(load.Location.LocationId)?.Has(load) != true).ToList();
        var added = written.Where(load => !before.ContainsKey(load.Location.LocationId)).ToList();
        var changed = written.Except(added).Where(load => before[load.Location.LocationId].LocationHash != load.LocationHash).ToList();
        if (written.Count == 0)
        {
            return (0, 0);
        }

        await changes.MarkAsync(OrganisationKind.Location, added.Concat(changed).Select(load => load.Location.LocationId), at, cancellationToken);
        await changes.MarkAsync(
            OrganisationKind.Provider,
            [.. added.Select(load => load.Location.ProviderId), .. changed.SelectMany(load => ProvidersOf(before[load.Location.LocationId], load.Location))],
            at,
            cancellationToken);
        await WriteAsync(
            [.. written.Select(load => load.Location.LocationId)],
            (n, token) => register.ChangePlaceAsync(written[n].Location.LocationId, place => place.With(written[n]), token),
            cancellationToken);
        return (added.Count, changed.Count);
    }

    /// <summary>A provider changes when it gains or loses a location, and when its name does.</summary>
    private static string[] ProvidersOf(LoadedLocation before, Location after) =>
        (before.ProviderId, before.ProviderName) == (after.ProviderId, after.ProviderName) ? [] : [before.ProviderId, after.ProviderId];

    /// <summary>A location that was left out: its place is read each time, since it may have no entry to tell what is there.</summary>
    private async Task KeepAsync(string locationId, IReadOnlyList<RegisterFinding> findings, CancellationToken cancellationToken) =>
        await directory.UpdateAsync([await register.ChangePlaceAsync(locationId, place => place.With(findings), cancellationToken)], cancellationToken);

    private async Task WriteAsync(IReadOnlyList<string> ids, Func<int, CancellationToken, Task<PlaceItem>> write, CancellationToken cancellationToken)
    {
        var open = OpenLoad.Of(ids);
        await register.All.UpsertAsync(open, RegisterKeys.OpenLoads, cancellationToken);
        var places = new PlaceItem[ids.Count];
        await RegisterItems.EachAsync(Enumerable.Range(0, ids.Count), async (n, token) => places[n] = await write(n, token), cancellationToken);
        await CloseAsync(open, places, cancellationToken);
    }

    /// <summary>Brings the entries up to what the places are, whatever of the load was written.</summary>
    private async Task FinishAsync(OpenLoad open, CancellationToken cancellationToken) => await CloseAsync(
        open,
        await register.All.ReadManyAsync<PlaceItem>([.. open.Ids.Select(id => (RegisterKeys.Place, RegisterKeys.Of(id)))], cancellationToken),
        cancellationToken);

    private async Task CloseAsync(OpenLoad open, IReadOnlyCollection<PlaceItem> places, CancellationToken cancellationToken)
    {
        await directory.UpdateAsync(places, cancellationToken);
        await register.All.DeleteAsync(open.Id, RegisterKeys.OpenLoads, cancellationToken);
    }
}
