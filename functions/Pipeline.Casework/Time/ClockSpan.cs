using System.Globalization;

namespace Pipeline.Casework.Time;

/// <summary>How long a clock runs, written as in the policy data: <c>15 minutes</c>, <c>24 hours</c>, <c>28 days</c>, <c>10 working-days</c>.</summary>
public readonly record struct ClockSpan
{
    /// <summary>Ten years of days; no clock of the process is near it, and no sum with a date leaves the calendar.</summary>
    public const int MaxAmount = 3660;

    /// <exception cref="ArgumentOutOfRangeException">The amount is not from 1 to <see cref="MaxAmount"/>.</exception>
    public ClockSpan(int amount, ClockUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, MaxAmount);
        Amount = amount;
        Unit = unit;
    }

    public int Amount { get; }

    public ClockUnit Unit { get; }

    /// <summary>True for minutes and hours: time that runs on through nights and week-ends.</summary>
    public bool IsElapsed => Unit is ClockUnit.Minutes or ClockUnit.Hours;

    public static bool TryParse(string? text, out ClockSpan span)
    {
        span = default;
        var parts = (text ?? string.Empty).Split(' ');
        if (parts.Length != 2 || UnitOf(parts[1]) is not { } unit
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount is < 1 or > MaxAmount)
        {
            return false;
        }

        span = new ClockSpan(amount, unit);
        return true;
    }

    /// <summary>The elapsed time of minutes and hours.</summary>
    /// <exception cref="InvalidOperationException">Days have no fixed length.</exception>
    public TimeSpan ToTimeSpan() => Unit switch
    {
        ClockUnit.Minutes => TimeSpan.FromMinutes(Amount),
        ClockUnit.Hours => TimeSpan.FromHours(Amount),
        _ => throw new InvalidOperationException("Days and working days have no fixed length."),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {UnitName()}");

    private static ClockUnit? UnitOf(string word) => word switch
    {
        "minute" or "minutes" => ClockUnit.Minutes,
        "hour" or "hours" => ClockUnit.Hours,
        "day" or "days" => ClockUnit.Days,
        "working-day" or "working-days" => ClockUnit.WorkingDays,
        _ => null,
    };

    private string UnitName() => (Unit, Amount) switch
    {
        (ClockUnit.Minutes, 1) => "minute",
        (ClockUnit.Minutes, _) => "minutes",
        (ClockUnit.Hours, 1) => "hour",
        (ClockUnit.Hours, _) => "hours",
        (ClockUnit.Days, 1) => "day",
        (ClockUnit.Days, _) => "days",
        (_, 1) => "working-day",
        _ => "working-days",
    };
}
