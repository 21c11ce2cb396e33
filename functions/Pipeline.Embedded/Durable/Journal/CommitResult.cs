namespace Pipeline.Embedded.Durable.Journal;

/// <summary>What a commit made for others.</summary>
/// <param name="IdIsTaken">Nothing was written: another instance has the id.</param>
/// <param name="KeptAs">The inbox numbers of the kept events, in their order.</param>
/// <param name="Deliveries">Messages that are on disk and wait for their instance, first those carried over to its own next execution.</param>
/// <param name="Children">New instances that wait for their first turn.</param>
internal sealed record CommitResult(
    bool IdIsTaken, IReadOnlyList<long> KeptAs, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<InstanceRow> Children);
