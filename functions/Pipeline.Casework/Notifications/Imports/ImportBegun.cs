using System.Globalization;
using System.Text.Json.Serialization;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications.Imports;

/// <summary>An import as the log knows it: ids, hashes and numbers, nothing of its lines.</summary>
/// <param name="Owner">What its documents stand under; no case has this id.</param>
/// <param name="ImportId">The id that callers know.</param>
/// <param name="Total">Lines that are not blank.</param>
/// <param name="Lines">The document with its lines.</param>
/// <param name="Manifest">The document that says on whose behalf they are taken in.</param>
/// <param name="At">When it came.</param>
public sealed record ImportBegun(CaseId Owner, string ImportId, int Total, string Lines, string Manifest, DateTimeOffset At)
{
    /// <summary>In the order of time; the same import sent again is another entry.</summary>
    [JsonIgnore]
    public string EntryId => $"{EntryIdAt(At)}-{ImportId}";

    /// <summary>Comes before every entry of this instant and after every earlier one.</summary>
    public static string EntryIdAt(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fffffff'Z'", CultureInfo.InvariantCulture);
}
