using Pipeline.Casework.Cases;
using System.Globalization;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Policies;

/// <summary><c>frameworks/*.json</c>: one version of an assessment framework.</summary>
internal static class FrameworkFile
{
    private static readonly Rating[] Ratings = [Rating.Inadequate, Rating.RequiresImprovement, Rating.Good, Rating.Outstanding];

    public static Framework Read(FieldReader reader)
    {
        var questions = reader.List("keyQuestions", ReadQuestion);
        reader.Unique("keyQuestions", questions, question => question.Id);
        var loose = reader.List("statements", statement => ReadStatement(statement, keyQuestion: null));
        if (questions.Count > 0 == loose.Count > 0)
        {
            reader.Fault("statements", "are needed where there are no key questions, and only there");
        }

        IReadOnlyList<FrameworkStatement> statements = [.. questions.SelectMany(question => question.Statements), .. loose];
        reader.Unique(questions.Count > 0 ? "keyQuestions" : "statements", statements, statement => statement.Id);
        var scoring = reader.Object("scoring", required: false)?.Whole(FrameworkScoringObject.Read);
        if (scoring is null && questions.Count == 0)
        {
            reader.Fault("scoring", "is needed where there are no key questions to rate directly");
        }

        var (rules, breachCap) = reader.Nested("overall", overall => ReadOverall(overall, questions.Count));
        var categories = reader.List("evidenceCategories", category => new EvidenceCategory(category.Id("id"), category.Words("title")));
        reader.Unique("evidenceCategories", categories, category => category.Id);
        return new Framework
        {
            Id = reader.Id("id"),
            Version = reader.Id("version"),
            Title = reader.Words("title"),
            Status = reader.Words("status"),
            Labels = ReadLabels(reader),
            KeyQuestions = questions,
            Statements = statements,
            EvidenceCategories = categories,
            Scoring = scoring,
            OverallRules = rules,
            BreachCap = breachCap,
            Notes = reader.Texts("notes"),
            Sources = reader.Texts("sources"),
        };
    }

    /// <summary>One of the four ratings; <c>not-rated</c> is what is left without one.</summary>
    public static Rating ReadRating(FieldReader reader, string name) =>
        Names.Parse<Rating>(reader.Choice(name, [.. Ratings.Select(Names.Of)], required: true)) ?? default;

    private static Dictionary<Rating, string> ReadLabels(FieldReader reader)
    {
        var labels = reader.List("ratings", label => (Rating: ReadRating(label, "rating"), Label: label.Words("label")));
        if (!labels.Select(label => label.Rating).SequenceEqual(Ratings))
        {
            reader.Fault("ratings", $"must be, in this order: {string.Join(", ", Ratings.Select(Names.Of))}");
        }

        return labels.DistinctBy(label => label.Rating).ToDictionary(label => label.Rating, label => label.Label);
    }

    private static FrameworkKeyQuestion ReadQuestion(FieldReader reader)
    {
        var id = reader.Id("id");
        return new FrameworkKeyQuestion(
            id, reader.Words("label"), reader.List("statements", statement => ReadStatement(statement, id), required: true));
    }

    private static FrameworkStatement ReadStatement(FieldReader reader, string? keyQuestion) =>
        new(reader.Id("id"), reader.Words("title"), keyQuestion);

    private static (IReadOnlyList<AggregationRule> Rules, BreachCap? BreachCap) ReadOverall(FieldReader reader, int questions)
    {
        var rules = reader.List("rules", rule => ReadRule(rule, questions));
        reader.Unique("rules", rules, rule => rule.Id);
        if (rules.Count > 0 != questions > 0)
        {
            reader.Fault("rules", "are needed where there are key questions, and only there");
        }

        var cap = reader.Object("breachCap", required: false)?
            .Whole(breach => new BreachCap(breach.Id("id"), ReadRating(breach, "cap"), breach.Words("text")));
        return (rules, cap);
    }

    private static AggregationRule ReadRule(FieldReader reader, int questions)
    {
        var rule = new AggregationRule
        {
            Id = reader.Id("id"),
            AtLeast = ReadCounts(reader, "atLeast", questions),
            AtMost = ReadCounts(reader, "atMost", questions),
            Only = reader.WordList<Rating>("only"),
            Then = ReadRating(reader, "then"),
            Text = reader.Words("text"),
        };
        if (rule.AtLeast.Count + rule.AtMost.Count + rule.Only.Count == 0)
        {
            reader.Fault("atLeast", "or atMost or only is needed: a rule without conditions holds always");
        }

        return rule;
    }

    private static Dictionary<Rating, int> ReadCounts(FieldReader reader, string name, int questions)
    {
        var counts = new Dictionary<Rating, int>();
        if (reader.Object(name, required: false) is not { } map)
        {
            return counts;
        }

        foreach (var rating in Ratings)
        {
            if (map.Int(Names.Of(rating), 0, questions) is { } count)
            {
                counts.Add(rating, count);
            }
        }

        foreach (var unknown in map.Unasked)
        {
            map.Fault(unknown, string.Create(CultureInfo.InvariantCulture, $"is no rating: {string.Join(", ", Ratings.Select(Names.Of))}"));
        }

        return counts;
    }
}
