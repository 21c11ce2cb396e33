using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>A hold that is running: the stage's clock stands still until it ends, at the latest at <see cref="Until"/>.</summary>
public sealed record Hold(DateTimeOffset Since, DateTimeOffset Until, string Reason, string By)
{
    public HeldPeriod EndedAt(DateTimeOffset at) => new(Since, at);
}
