namespace Pipeline.Casework.Oversight;

/// <summary>The order of a list: the earliest due first (none last), the earliest received first, or the highest priority first and then the earliest due.</summary>
public enum WorklistSort
{
    Due,
    Received,
    Priority,
}
