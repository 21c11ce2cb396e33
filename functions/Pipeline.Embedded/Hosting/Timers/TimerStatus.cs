namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>Where a timer stands.</summary>
/// <param name="Last">When it last ran; null before the first time.</param>
/// <param name="Next">When it is due next.</param>
/// <param name="ComputedAt">The time from which <paramref name="Next"/> was computed; it tells whether the schedule has changed since.</param>
public sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset ComputedAt);
