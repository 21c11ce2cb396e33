namespace Pipeline.Casework.Triage;

/// <summary>How urgent a case is: P1 is the most urgent.</summary>
public enum Priority
{
    P1,
    P2,
    P3,
    P4,
}
