using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>Which locations are wanted; what is null admits all. <see cref="Text"/>: words that must all occur in name, address, postcode or provider.</summary>
public sealed record RegisterQuery
{
    public string? Text { get; init; }

    public Rating? Rating { get; init; }

    public string? LocalAuthority { get; init; }

    /// <summary>The <see cref="RegisterPage.Next"/> of the page before.</summary>
    public string? After { get; init; }

    public int Take { get; init; } = 50;
}
