namespace Pipeline.Casework.Policies;

/// <summary>What a detail of a notification holds; in data <c>yes-no-nk</c> and so on.</summary>
public enum DetailFieldType
{
    Text,
    Longtext,

    /// <summary><c>YYYY-MM-DD</c>.</summary>
    Date,

    /// <summary><c>HH:MM</c>.</summary>
    Time,
    Boolean,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>A list of options.</summary>
    Multi,

    /// <summary><c>yes</c>, <c>no</c> or <c>not-known</c>.</summary>
    YesNoNk,
}
