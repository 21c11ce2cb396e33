using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>When a case came in, and which one it is: of two that came in the same instant the one with the lower id is the earlier, always.</summary>
public sealed record Arrival(DateTimeOffset At, CaseId CaseId) : IComparable<Arrival>
{
    public static Arrival Of(WorklistRow row) => new(row.ReceivedAt, row.CaseId);

    public static bool operator <(Arrival left, Arrival right) => left.CompareTo(right) < 0;

    public static bool operator >(Arrival left, Arrival right) => left.CompareTo(right) > 0;

    public static bool operator <=(Arrival left, Arrival right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Arrival left, Arrival right) => left.CompareTo(right) >= 0;

    public int CompareTo(Arrival? other) =>
        other is null ? 1
        : At != other.At ? At.CompareTo(other.At)
        : string.CompareOrdinal(CaseId.Value, other.CaseId.Value);
}
