using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>Which locations are wanted; what is null admits all. <see cref="Text"/>: beginnings of words that must all
/// occur in name, address, postcode, local authority or provider, as <see cref="SearchText"/> compares them.</summary>
public sealed record RegisterQuery
{
    public string? Text { get; init; }

    /// <summary>Of <see cref="RegisterEntry.Overall"/>.</summary>
    public Rating? Rating { get; init; }

    /// <summary>The whole name, compared without case.</summary>
    public string? LocalAuthority { get; init; }

    /// <summary>The <see cref="RegisterPage.Next"/> of the page before.</summary>
    public string? After { get; init; }

    public int Take { get; init; } = 50;
}
