namespace Pipeline.Casework.Assessment;

/// <summary>A rating of a key question or of a service. Written in kebab-case: <c>requires-improvement</c>.</summary>
public enum Rating
{
    NotRated,
    Inadequate,
    RequiresImprovement,
    Good,
    Outstanding,
}
