using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class EscalationLineTests
{
    private static readonly DateTimeOffset Monday = new(2026, 2, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly CaseState InTriage =
        CaseState.Before(CaseId.From("12345678"u8)) with { Stage = Stage.Triage, Assignee = "triage-1" };

    [Theory]
    [InlineData(null, null, "manager-1")]
    [InlineData("2026-02-01", null, "manager-1")]
    [InlineData("2026-02-02", null, "manager-2")]
    [InlineData("2026-02-06", null, "manager-2")]
    [InlineData("2026-02-06", "2026-02-06", "manager-1")]
    public void Next_SuperiorAway_IsStoodInForByTheDeputy(string? superiorAwayUntil, string? deputyAwayUntil, string told)
    {
        var policy = PolicyCatalog.LoadShipped().Current with
        {
            People = new PeopleDirectory(
                [
                    Person("triage-1", Role.Triage) with { ReportsTo = "manager-1" },
                    Person("manager-1", Role.Manager) with { Deputy = "manager-2", AwayUntil = Date(superiorAwayUntil) },
                    Person("manager-2", Role.Manager) with { AwayUntil = Date(deputyAwayUntil) },
                ],
                duty: []),
        };

        EscalationLine.Next(InTriage, policy, 0, Monday).ShouldBe(told);
    }

    private static Person Person(string user, Role role) => new() { User = user, Roles = new HashSet<Role> { role }, Team = "triage" };

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
