namespace Pipeline.Local.Demo.Stories;

/// <summary>What happens to a report once it is out.</summary>
internal enum Aftermath
{
    None,
    Corrected,
    Withdrawn,
    Reviewed,
}
