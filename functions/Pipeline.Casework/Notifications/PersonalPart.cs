namespace Pipeline.Casework.Notifications;

/// <summary>Personal data of one person, kept as one part: who submitted, who raised a concern, or the id code of the person concerned.</summary>
public sealed record PersonalPart
{
    public string? Name { get; init; }

    public string? JobTitle { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? IdCode { get; init; }

    public string? AgeRange { get; init; }
}
