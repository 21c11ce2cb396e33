namespace Pipeline.Casework.Time;

/// <summary>The nations with bank holidays of their own; England and Wales share theirs.</summary>
public enum Nation
{
    England,
    Wales,
    Scotland,
    NorthernIreland,
}
