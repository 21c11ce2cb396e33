using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications;

/// <summary>What was submitted. Personal data and every text in free words are parts; this holds their ids.</summary>
public sealed record Submission
{
    /// <summary>http, queue or import.</summary>
    public required string Channel { get; init; }

    /// <summary>A provider signed in when submitting: the submission is its own for certain.</summary>
    public bool Verified { get; init; }

    /// <summary>The providers of the signed-in submitter; they see what they submitted.</summary>
    public IReadOnlyList<string> SubmittedFor { get; init; } = [];

    public string? ProviderReference { get; init; }

    public IdentityWish Identity { get; init; }

    public DateOnly? EventDate { get; init; }

    /// <summary>
    /// Detail fields by our names, as validated against the type's: dates, times, options and booleans. Records of before short texts became parts have
    /// those here too.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Detail fields in free words, short and long.</summary>
    public IReadOnlyDictionary<string, TextRef> DetailTexts { get; init; } = new Dictionary<string, TextRef>();

    public TextRef? Narrative { get; init; }

    /// <summary>Part: who filled in the form, with contact.</summary>
    public string? SubmitterPart { get; init; }

    /// <summary>Part: who raised a concern. Read only through its own call.</summary>
    public string? ReporterPart { get; init; }

    /// <summary>Part: id code and age range of the person concerned.</summary>
    public string? PersonPart { get; init; }

    public bool HasContact { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
