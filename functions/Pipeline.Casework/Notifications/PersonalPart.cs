namespace Pipeline.Casework.Notifications;

/// <summary>Personal data of one person, kept as one part: who submitted, who raised a concern, or the person concerned, known by an id code alone.</summary>
public sealed record PersonalPart
{
    public string? Name { get; init; }

    public string? JobTitle { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Whom to ask for more, where that is somebody else.</summary>
    public PersonalPart? Contact { get; init; }

    public string? IdCode { get; init; }

    public string? AgeRange { get; init; }

    public DateOnly? DateBeganToUseService { get; init; }

    /// <summary>Ethnicity, religion and so on, for monitoring, in the words of the form.</summary>
    public IReadOnlyDictionary<string, string>? EqualityData { get; init; }
}
