namespace Pipeline.Casework.Publication;

/// <summary>What the register can tell the changes of.</summary>
public enum OrganisationKind
{
    Provider,
    Location,
}
