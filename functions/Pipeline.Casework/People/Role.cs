namespace Pipeline.Casework.People;

/// <summary>What somebody may be to a case. A decision belongs to a role, not to a person.</summary>
public enum Role
{
    /// <summary>Nobody acts but the process itself.</summary>
    System,
    Submitter,
    Provider,
    Triage,
    Inspector,
    Reviewer,
    Publisher,
    Manager,
    Operations,
    Auditor,
}
