namespace Pipeline.Casework.Time;

/// <summary>A time during which a clock stood still: a hold, or a wait for somebody else. One that ends before it starts is empty.</summary>
public readonly record struct HeldPeriod(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.Zero;
}
