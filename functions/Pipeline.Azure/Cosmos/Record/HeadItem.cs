using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Record;

/// <summary>
/// The newest commit of a case, one item a case: so that what is owed can be found among the cases there are, not among all commits ever made.
/// </summary>
internal sealed record HeadItem(string Id, string Type, CaseId CaseId, int Version, string Hash, Owed? Owed, bool Closed)
{
    public const string ItemId = "head";

    public static HeadItem Of(CommitDocument commit) => new(
        ItemId,
        ItemId,
        commit.CaseId,
        commit.Version,
        commit.Hash,
        commit.Owed is { } owed ? owed with { By = owed.By.ToUniversalTime() } : null,
        commit.Closed);

    public CaseHead Read() => new(CaseId, Version, Hash, Owed, Closed);
}
