using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Record;

/// <summary>The cache of the fold, one item a case.</summary>
internal sealed record SnapshotItem(string Id, string Type, CaseId CaseId, int Version, string Hash, int FoldVersion, string State)
{
    public const string ItemId = "snapshot";

    public static SnapshotItem Of(SnapshotDocument snapshot) =>
        new(ItemId, ItemId, snapshot.CaseId, snapshot.Version, snapshot.Hash, snapshot.FoldVersion, snapshot.State);

    public SnapshotDocument Read() => new() { CaseId = CaseId, Version = Version, Hash = Hash, FoldVersion = FoldVersion, State = State };

    public bool IsNewerThan(SnapshotItem other) => (Version, FoldVersion).CompareTo((other.Version, other.FoldVersion)) > 0;
}
