using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;

namespace Pipeline.Local.Demo.Stories;

/// <summary>Writes the stories of a demo from its seed: most cases end at triage, one in seven is assessed, some are second reports of the same event.</summary>
internal sealed class StoryBook(Policy policy, IReadOnlyList<Location> locations, DemoCalendar calendar, Chance chance)
{
    private const int AssessedOf = 7;
    private const int LinkedOf = 25;

    /// <summary>An assessment takes up to 110 days until the review window has passed.</summary>
    private const double AssessedWithin = 0.42;

    /// <summary>Whatever ends at triage takes up to three weeks.</summary>
    private const double ClosedWithin = 0.86;

    /// <summary>Roughly as often as a regulator of care homes hears of them; those not named once.</summary>
    private static readonly Dictionary<string, int> Frequencies = new()
    {
        ["SERIOUS-INJURY"] = 22,
        ["ABUSE"] = 20,
        ["DEATH"] = 18,
        ["DOLS-OUTCOME"] = 14,
        ["public-concern"] = 9,
        ["whistleblowing"] = 6,
        ["POLICE"] = 6,
        ["SERVICE-STOPPING"] = 5,
        ["CHANGES"] = 5,
        ["safeguarding-concern"] = 4,
        ["SOP-CHANGE"] = 4,
        ["safeguarding-alert"] = 3,
        ["ABSENCE"] = 3,
    };

    /// <summary>That many submissions and, beside them, a few assessments that the regulator opens itself, in the order of arrival.</summary>
    public IReadOnlyList<Story> Write(int submissions)
    {
        var types = Types(submissions);
        var linked = submissions / LinkedOf;
        var fresh = types.Take(submissions - linked).ToList();
        var assessed = fresh.Index().Where(item => IsSerious(item.Item)).Take(Math.Max(1, submissions / AssessedOf)).Select(item => item.Index).ToHashSet();
        var stories = new List<Story>();
        for (var index = 0; index < fresh.Count; index++)
        {
            stories.Add(Submitted(index, fresh[index], assessed.Contains(index), stories));
        }

        var originals = stories.Where(story => story.Assessment is not null).ToList();
        stories.AddRange(Enumerable.Range(0, originals.Count == 0 ? 0 : linked).Select(index => SecondReport(index, originals[index % originals.Count])));
        stories.AddRange(Enumerable.Range(0, Math.Max(1, submissions / 50)).Select(index => Planned(index, originals.Count + index)));
        return [.. stories.OrderBy(story => story.ArrivesAt).Select((story, index) => story with { Number = index + 1 })];
    }

    private IReadOnlyList<string> Types(int submissions)
    {
        string[] all = [.. policy.NotificationTypes.Select(type => type.Code), .. policy.ConcernKinds.Select(kind => kind.Id)];
        var weights = all.ToDictionary(type => type, type => Frequencies.GetValueOrDefault(type, 1));
        var once = submissions >= all.Length * 2 ? all : [];
        return chance.Shuffle("types", once.Concat(Enumerable.Range(0, submissions - once.Length).Select(index => chance.Weigh($"type/{index}", weights))));
    }

    /// <summary>Worth an assessment: an incident that is not routine, or a concern.</summary>
    private bool IsSerious(string type) => policy.FindNotificationType(type) is null or { Group: NotificationGroup.Incident, Note: false };

    private Story Submitted(int index, string type, bool isAssessed, List<Story> before)
    {
        var own = chance.Of($"case/{index}");
        var assessedBefore = before.Count(story => story.Assessment is not null);
        return new Story
        {
            ArrivesAt = calendar.Arrival(own, isAssessed ? AssessedWithin : ClosedWithin),
            Kind = policy.FindNotificationType(type) is null ? CaseKind.Concern : CaseKind.Notification,
            Type = type,
            Location = own.Pick("location", locations),
            ProviderReference = $"INC-{1000 + index}",
            Triage = isAssessed ? TriagePlans.Accepting(assessedBefore, policy, own) : TriagePlans.Closing(index - assessedBefore, policy, own),
            Assessment = isAssessed ? AssessmentPlans.Of(assessedBefore, policy, own) : null,
            Chance = own,
        };
    }

    private Story SecondReport(int index, Story original)
    {
        var own = chance.Of($"second/{index}");
        return original with
        {
            ArrivesAt = original.ArrivesAt + TimeSpan.FromMinutes(own.Between("after", 60, 2000)),
            Triage = TriagePlans.Linking(policy),
            Assessment = null,
            Chance = own,
        };
    }

    private Story Planned(int index, int rank)
    {
        var own = chance.Of($"planned/{index}");
        return new Story
        {
            ArrivesAt = calendar.Arrival(own, AssessedWithin),
            Kind = CaseKind.Assessment,
            Type = index % 2 == 0 ? "planned" : "responsive",
            Location = own.Pick("location", locations),
            ProviderReference = string.Empty,
            Triage = TriagePlans.Accepting(rank, policy, own),
            Assessment = AssessmentPlans.Of(rank, policy, own) with { Aftermath = Aftermath.None },
            Chance = own,
        };
    }
}
