using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Local.Demo;

/// <summary>What the simulated people write; words.json. Every text that could reach a report says that it is simulated.</summary>
internal sealed record Words
{
    private const string FileName = "words.json";

    public required IReadOnlyList<string> Incidents { get; init; }

    public required IReadOnlyList<string> Changes { get; init; }

    public required IReadOnlyList<string> Concerns { get; init; }

    /// <summary>Of a detail that is a short text, by the name of its field; <c>other</c> for those not named.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Details { get; init; }

    public required IReadOnlyList<string> Questions { get; init; }

    public required IReadOnlyList<string> Answers { get; init; }

    public required IReadOnlyList<string> Referrals { get; init; }

    /// <summary>By outcome; <c>other</c> for those not named.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Closings { get; init; }

    /// <summary>From the lowest score to the highest.</summary>
    public required IReadOnlyList<string> Rationales { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<string> Breaches { get; init; }

    public required IReadOnlyList<string> Edits { get; init; }

    public required IReadOnlyList<string> Comments { get; init; }

    public required IReadOnlyList<string> Points { get; init; }

    public required IReadOnlyList<string> Grounds { get; init; }

    public static Words Load()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(typeof(Words), FileName)
            ?? throw new InvalidOperationException($"The assembly has no {FileName}.");
        return JsonSerializer.Deserialize<Words>(stream, CaseJson.Options)!;
    }

    public string Detail(Chance chance, string field) =>
        chance.Pick($"detail/{field}", Details.TryGetValue(field, out var named) ? named : Details["other"]);

    public string Closing(Chance chance, string outcome) =>
        chance.Pick("closing", Closings.TryGetValue(outcome, out var named) ? named : Closings["other"]);
}
