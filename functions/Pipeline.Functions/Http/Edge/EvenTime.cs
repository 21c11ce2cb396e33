using Pipeline.Casework.People;

namespace Pipeline.Functions.Http.Edge;

/// <summary>
/// Lets a 404 to somebody outside take a whole number of grains: a case that may not be known is told apart from one that is not there by
/// nothing, not even by the time its record takes to read. From staff, operations and auditors no case is hidden, and nothing is held.
/// </summary>
/// <param name="time">What can be measured from outside: the time that really passes, on no virtual clock.</param>
public sealed class EvenTime(TimeProvider time)
{
    /// <summary>Many times what reading a long case takes.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(50);

    /// <summary>The moment from which <see cref="HoldAsync"/> counts.</summary>
    public long Start() => time.GetTimestamp();

    /// <summary>Waits until the next full grain since the start.</summary>
    public Task HoldAsync(long start, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsStaff || caller.Is(Role.Operations) || caller.Is(Role.Auditor))
        {
            return Task.CompletedTask;
        }

        var passed = time.GetElapsedTime(start).Ticks;
        return Task.Delay(TimeSpan.FromTicks(Grain.Ticks - (passed % Grain.Ticks)), time, cancellationToken);
    }
}
