namespace Pipeline.Casework.Time;

/// <param name="At">In UTC.</param>
/// <param name="Provisional">A year without bank-holiday data was counted by weekdays; compute again when the data arrive.</param>
public readonly record struct Deadline(DateTimeOffset At, bool Provisional);
