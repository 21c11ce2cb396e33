using Pipeline.Casework.Oversight;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Cases;

/// <summary>A clock that runs for a case, as the record and the case's own policy version have it.</summary>
/// <param name="Name">Part of the ids of its ticks.</param>
/// <param name="Due">When it ends, holds and pauses counted in.</param>
/// <param name="Reminders">In order.</param>
/// <param name="AtEnd"><see cref="TickKind.Expire"/> moves the case on; <see cref="TickKind.Escalate"/> makes it late.</param>
public sealed record StageClock(string Name, Deadline Due, IReadOnlyList<DateTimeOffset> Reminders, TickKind AtEnd);
