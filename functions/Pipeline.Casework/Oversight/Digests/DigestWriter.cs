using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>The words of a digest.</summary>
public static class DigestWriter
{
    /// <summary>More are counted, not listed: the worklist has them all.</summary>
    public const int MostLines = 200;

    public const string Effect = "digest";

    /// <param name="user">Who reads it.</param>
    /// <param name="day">The day it is for; with the user its key.</param>
    /// <param name="news">The cases, the earliest due first.</param>
    public static Notice Write(string user, DateOnly day, IReadOnlyList<DigestNews> news)
    {
        var shown = news.Take(MostLines).Select(of => string.Create(
            CultureInfo.InvariantCulture,
            $"{of.CaseId.Reference}  {Names.Of(of.Stage)}, {(of.Due is { } due ? $"due {LondonTime.DateOf(due):d MMMM yyyy}" : "no due time")}: {Why(of, user)}"));
        var rest = news.Count - MostLines;
        return new Notice
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{Effect}:{day:yyyy-MM-dd}:{user}"),
            Effect = Effect,
            AskedAt = LondonTime.At(day, TimeOnly.MinValue),
            Addressee = user,
            Users = [user],
            Subject = string.Create(CultureInfo.InvariantCulture, $"{news.Count} {(news.Count == 1 ? "case" : "cases")} to look at, {day:d MMMM yyyy}"),
            Body = string.Join('\n', rest > 0 ? shown.Append(string.Create(CultureInfo.InvariantCulture, $"and {rest} more: see your worklist")) : shown),
        };
    }

    private static string Why(DigestNews news, string reader) => string.Join("; ", news.Told.Select(told => Why(told, reader)).Distinct());

    private static string Why(CaseTold told, string reader) => told.Kind switch
    {
        TickKind.Escalate when told.To == reader => "late, escalated to you",
        TickKind.Escalate => $"late, escalated to {told.To ?? "nobody: the policy has no manager"}",
        TickKind.HoldEnd => "its hold has ended",
        _ => "a reminder: nothing was decided yet",
    };
}
