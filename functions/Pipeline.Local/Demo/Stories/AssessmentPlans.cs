using Pipeline.Casework.Policies;

namespace Pipeline.Local.Demo.Stories;

/// <summary>Plans assessments so that a few dozen of them show everything that the process knows.</summary>
internal static class AssessmentPlans
{
    private static readonly ProviderAnswer[] Answers =
    [
        ProviderAnswer.PointsAccepted, ProviderAnswer.NothingToCorrect, ProviderAnswer.PointsRejected, ProviderAnswer.None,
        ProviderAnswer.NothingToCorrect, ProviderAnswer.PointsAccepted, ProviderAnswer.PointsSaved, ProviderAnswer.NothingToCorrect,
    ];

    private static readonly Dictionary<string, int> Levels = new() { ["0"] = 10, ["1"] = 25, ["2"] = 52, ["3"] = 13 };

    /// <summary>The plan of the <paramref name="rank"/>-th assessment, from 0.</summary>
    public static AssessmentPlan Of(int rank, Policy policy, Chance chance)
    {
        var framework = FrameworkOf(rank, policy);
        var level = int.Parse(chance.Weigh("level", Levels), System.Globalization.CultureInfo.InvariantCulture);
        return new AssessmentPlan
        {
            Framework = framework.Key,
            Statements = StatementsOf(rank, framework, chance),
            Level = level,
            Visits = rank % 9 == 8 ? 0 : rank % 5 == 2 ? 2 : 1,
            Documents = 1 + (rank % 2),
            Assigned = rank % 3 == 1,
            Breach = level == 0 || (level == 1 && rank % 2 == 0),
            Overridden = rank % 8 != 7,
            EditsDraft = rank % 2 == 0,
            ReopensAssessment = rank % 12 == 5,
            ReturnedByReviewer = rank % 4 == 2,
            Extended = rank % 9 == 4,
            Answer = Answers[rank % Answers.Length],
            ReturnedAtSignOff = rank % 10 == 6,
            Aftermath = (rank % 11) switch { 3 => Aftermath.Corrected, 7 => Aftermath.Withdrawn, 9 => Aftermath.Reviewed, _ => Aftermath.None },
        };
    }

    private static Framework FrameworkOf(int rank, Policy policy)
    {
        var others = policy.Frameworks.Where(framework => framework.Key != policy.DefaultFramework.Key).ToList();
        return others.Count > 0 && rank % 5 == 4 ? others[rank / 5 % others.Count] : policy.DefaultFramework;
    }

    /// <summary>All of them; some of every key question; or some of two key questions only, which gives no overall rating.</summary>
    private static IReadOnlyList<string> StatementsOf(int rank, Framework framework, Chance chance)
    {
        if (framework.Scoring is null)
        {
            return [.. framework.KeyQuestions.Select(question => question.Id)];
        }

        if (rank % 4 == 0 || framework.KeyQuestions.Count == 0)
        {
            return [.. framework.Statements.Select(statement => statement.Id)];
        }

        return
        [
            .. framework.KeyQuestions.Take(rank % 4 == 3 ? 2 : framework.KeyQuestions.Count)
                .SelectMany(question => question.Statements.Take(chance.Between($"statements/{question.Id}", 1, 3)))
                .Select(statement => statement.Id),
        ];
    }
}
