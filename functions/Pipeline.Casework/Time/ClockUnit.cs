namespace Pipeline.Casework.Time;

/// <summary>Minutes and hours run on; days and working days end at 23:59:59 Europe/London.</summary>
public enum ClockUnit
{
    Minutes,
    Hours,
    Days,
    WorkingDays,
}
