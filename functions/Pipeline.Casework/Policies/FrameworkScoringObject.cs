using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Policies;

/// <summary>The object <c>scoring</c> of a framework.</summary>
internal static class FrameworkScoringObject
{
    public static FrameworkScoring Read(FieldReader reader)
    {
        var scores = reader.List("scores", score => new ScoreMeaning(score.Number("score", 1, 100), score.Words("meaning")), required: true);
        if (scores.Where((score, index) => score.Score != scores[0].Score + index).Any())
        {
            reader.Fault("scores", "must rise by one");
        }

        var bands = reader.List("bands", ReadBand, required: true);
        CheckBands(reader, scores, bands);
        var limiters = reader.List("limiters", ReadLimiter);
        reader.Unique("limiters", limiters, limiter => limiter.Id);
        for (var index = 0; index < limiters.Count; index++)
        {
            CheckLimiter(reader, scores, limiters[index], index);
        }

        return new FrameworkScoring { Scores = scores, Bands = bands, Limiters = limiters };
    }

    private static RatingBand ReadBand(FieldReader reader) =>
        new(FrameworkFile.ReadRating(reader, "rating"), reader.Number("from", 0, 100), reader.Number("to", 0, 100));

    private static RatingLimiter ReadLimiter(FieldReader reader) => new(
        reader.Id("id"),
        FrameworkFile.ReadRating(reader, "band"),
        ReadScores(reader, "anyScore"),
        FrameworkFile.ReadRating(reader, "cap"),
        reader.Words("text"));

    private static List<int> ReadScores(FieldReader reader, string name)
    {
        if (reader.Raw(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            reader.Fault(name, "must be a list of scores");
            return [];
        }

        var scores = new List<int>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var score))
            {
                scores.Add(score);
            }
            else
            {
                reader.Fault(name, "must be a list of scores");
            }
        }

        return scores;
    }

    private static void CheckBands(FieldReader reader, IReadOnlyList<ScoreMeaning> scores, IReadOnlyList<RatingBand> bands)
    {
        if (scores.Count == 0 || bands.Count == 0)
        {
            return;
        }

        // The lowest percentage is reached when every statement has the lowest score.
        var lowest = 100 * scores[0].Score / scores[^1].Score;
        if (bands[0].From > lowest || bands[^1].To != 100)
        {
            reader.Fault("bands", string.Create(CultureInfo.InvariantCulture, $"must reach from {lowest} to 100"));
        }

        if (bands.Any(band => band.To < band.From) || bands.Zip(bands.Skip(1)).Any(pair => pair.Second.From != pair.First.To + 1))
        {
            reader.Fault("bands", "must follow each other without gap or overlap");
        }

        if (bands.Zip(bands.Skip(1)).Any(pair => pair.Second.Rating <= pair.First.Rating))
        {
            reader.Fault("bands", "must have ratings that rise");
        }
    }

    private static void CheckLimiter(FieldReader reader, IReadOnlyList<ScoreMeaning> scores, RatingLimiter limiter, int index)
    {
        if (limiter.AnyScore.Count == 0 || limiter.AnyScore.Except(scores.Select(score => score.Score)).Any())
        {
            reader.Fault($"limiters[{index}].anyScore", "must have scores of the framework, at least one");
        }

        if (limiter.Cap >= limiter.Band)
        {
            reader.Fault($"limiters[{index}].cap", "must be below the band");
        }
    }
}
