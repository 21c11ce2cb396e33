using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Assessment;

/// <summary>The <c>rating</c> of a body: one of the four ratings.</summary>
public static class RatingField
{
    public static Rating? Read(FieldReader body, bool required) =>
        Names.TryParse<Rating>(body.Choice("rating", [.. Names.All<Rating>().Where(name => name != Names.Of(Rating.NotRated))], required), out var rating)
            ? rating
            : null;
}
