namespace Pipeline.Casework.Publication;

/// <summary>What can be wrong with a location that is imported.</summary>
public static class FindingCodes
{
    public const string NoRecord = "no-record";
    public const string WrongFieldCount = "wrong-field-count";
    public const string MissingField = "missing-field";
    public const string DuplicateId = "duplicate-id";
    public const string Deregistered = "deregistered";
    public const string MissingPostcode = "missing-postcode";
    public const string MissingProviderName = "missing-provider-name";
    public const string NoDate = "no-date";
    public const string FutureDate = "future-date";
    public const string VisitAfterPublication = "visit-after-publication";
    public const string UnknownRating = "unknown-rating";
    public const string RatingWithoutDate = "rating-without-date";
    public const string NoNumber = "no-number";
    public const string OutsideTheCountry = "outside-the-country";
    public const string WrongType = "wrong-type";
}
