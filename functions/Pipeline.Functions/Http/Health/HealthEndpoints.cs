using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Health;

/// <summary>
/// Ready means that the record and the register answer: without them nothing works. Everything else that the host needs is told beside them, and what is
/// missing of it holds up some work, never all. A calendar that ends soon is a warning.
/// </summary>
public sealed class HealthEndpoints(DependencyCache dependencies, PolicyCatalog policies, TimeProvider time)
{
    private const string Ok = "ok";
    private const string Unavailable = "unavailable";

    private static readonly string[] Vital = [DependencyNames.Record, DependencyNames.Register];

    public static IResult Live() => Answers.Ok(new Liveness(Ok));

    public async Task<IResult> ReadyAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var states = (await dependencies.ReadAsync(client, cancellationToken)).ToDictionary(report => report.Name, report => WordFor(report.State));
        var ready = Vital.All(name => states[name] == Ok);
        return new JsonAnswer(
            new Readiness(
                ready ? Ok : Unavailable,
                new ReadinessChecks(states[DependencyNames.Record], states[DependencyNames.Register]),
                new SortedDictionary<string, string>(states.Where(state => !Vital.Contains(state.Key)).ToDictionary(), StringComparer.Ordinal),
                policies.Current.Version,
                new CalendarState(policies.Clocks.Calendars.KnownUntil, CalendarWarning())),
            ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string WordFor(DependencyState state) => state switch
    {
        DependencyState.Ok => Ok,
        DependencyState.Missing => "missing",
        _ => Unavailable,
    };

    private string? CalendarWarning()
    {
        var days = policies.Clocks.Calendars.KnownUntil.DayNumber - LondonTime.DateOf(time.GetUtcNow()).DayNumber;
        return days > policies.Current.CalendarWarningDays
            ? null
            : $"Bank holidays are known for {Math.Max(0, days)} more days; deadlines beyond are provisional.";
    }
}
