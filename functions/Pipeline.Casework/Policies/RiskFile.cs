using Pipeline.Casework.Cases;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Input;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Policies;

/// <summary><c>versions/*/risk.json</c>: the points of every factor.</summary>
internal static class RiskFile
{
    private const int MaxPoints = 1000;

    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    public static RiskTable Read(FieldReader reader, NotificationsFile.Submissions submissions)
    {
        reader.Text("note", PolicyFields.TextLength);
        var harm = reader.List("harm", ReadHarm);
        for (var index = 0; index < harm.Count; index++)
        {
            CheckHarm(reader, submissions, harm[index], index);
        }

        var always = reader.List("always", ReadRule);
        for (var index = 0; index < always.Count; index++)
        {
            if (submissions.Kinds.All(kind => kind.Id != always[index].Concern))
            {
                reader.Fault($"always[{index}].concern", "is not among the kinds of concern");
            }
        }

        var (days, steps) = reader.Nested("history", ReadHistory);
        return new RiskTable
        {
            NotificationPoints = reader.Map("notificationPoints", submissions.Types.Select(type => type.Code).Distinct(), code => code, ReadPoints),
            ConcernPoints = reader.Map("concernPoints", submissions.Kinds.Select(kind => kind.Id).Distinct(), id => id, ReadPoints),
            Always = always,
            Harm = harm,
            HistoryDays = days,
            History = steps,
            LocationRating = reader.Map("locationRating", Enum.GetValues<Rating>(), Names.Of, ReadPoints),
            Reporter = reader.Map("reporter", Enum.GetValues<ReporterKind>(), Names.Of, ReadPoints),
            Bands = ReadBands(reader),
        };
    }

    private static int ReadPoints(FieldReader reader, string name) => reader.Number(name, -MaxPoints, MaxPoints);

    private static Priority ReadPriority(FieldReader reader) =>
        Enum.Parse<Priority>(reader.Choice("priority", Enum.GetNames<Priority>(), required: true) ?? nameof(Priority.P4));

    private static PriorityRule ReadRule(FieldReader reader) => new(reader.Id("concern"), ReadPriority(reader), reader.Words("why"));

    private static HarmIndicator ReadHarm(FieldReader reader) => new()
    {
        Type = reader.Id("type"),
        Field = reader.Id("field"),
        Values = reader.Texts("is"),
        Points = ReadPoints(reader, "points"),
        Why = reader.Words("why"),
    };

    private static void CheckHarm(FieldReader reader, NotificationsFile.Submissions submissions, HarmIndicator harm, int index)
    {
        var type = submissions.Types.FirstOrDefault(type => type.Code == harm.Type);
        var field = type?.FindField(harm.Field);
        if (type is null)
        {
            reader.Fault($"harm[{index}].type", "is not among the notification types");
        }
        else if (field is null)
        {
            reader.Fault($"harm[{index}].field", $"is not a field of {type.Code}");
        }
        else if (field.Type == DetailFieldType.Boolean ? harm.Values.Except(["true", "false"]).Any() : harm.Values.Except(field.Options).Any())
        {
            reader.Fault($"harm[{index}].is", "must have values of the field only");
        }
    }

    private static (int Days, IReadOnlyList<RiskStep> Steps) ReadHistory(FieldReader reader)
    {
        var days = reader.Number("days", 1, 3660);
        var steps = reader.List("steps", step => new RiskStep(step.Number("atLeast", 1, 100_000), ReadPoints(step, "points")));
        if (steps.Zip(steps.Skip(1)).Any(pair => pair.Second.AtLeast <= pair.First.AtLeast))
        {
            reader.Fault("steps", "must rise");
        }

        return (days, steps);
    }

    private static IReadOnlyList<RiskBand> ReadBands(FieldReader reader)
    {
        var bands = reader.List("bands", band => new RiskBand(ReadPriority(band), ReadPoints(band, "from")));
        if (!bands.Select(band => band.Priority).SequenceEqual(Priorities)
            || bands.Zip(bands.Skip(1)).Any(pair => pair.Second.From >= pair.First.From) || bands[^1].From != 0)
        {
            reader.Fault("bands", "must be P1 to P4 with falling points, P4 from 0");
        }

        return bands;
    }
}
