namespace Pipeline.Embedded.Durable.Journal;

/// <summary>A message of the inbox: it stays there until the turn that hears it is committed.</summary>
internal sealed record Delivery(string InstanceId, long Key, int? Execution, long Seq, TurnEvent Event);
