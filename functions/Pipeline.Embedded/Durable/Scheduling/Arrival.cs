using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>Something that reached an instance and waits for its next turn.</summary>
/// <param name="Event">Null when there is nothing to hear, only something to look at.</param>
/// <param name="Execution">The execution it is meant for; null for whichever is present.</param>
/// <param name="Seq">Its number if it stands in the inbox.</param>
/// <param name="Answer">Who waits until it is on disk. False says that another instance has the id.</param>
internal sealed record Arrival(TurnEvent? Event, int? Execution = null, long? Seq = null, TaskCompletionSource<bool>? Answer = null);
