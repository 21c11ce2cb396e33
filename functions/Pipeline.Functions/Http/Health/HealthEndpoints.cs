using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Health;

/// <summary>Ready means that the record and the register answer. A calendar that ends soon is a warning, never a reason not to serve.</summary>
public sealed class HealthEndpoints(ICaseStore store, IRegister register, PolicyCatalog policies, TimeProvider time)
{
    private const string Ok = "ok";
    private const string Unavailable = "unavailable";

    public static IResult Live() => Answers.Ok(new Liveness(Ok));

    public async Task<IResult> ReadyAsync(CancellationToken cancellationToken)
    {
        var record = await StateAsync(ReadRecordAsync(cancellationToken));
        var locations = await StateAsync(register.CountLocationsAsync(cancellationToken));
        var ready = record == Ok && locations == Ok;
        return new JsonAnswer(
            new Readiness(
                ready ? Ok : Unavailable,
                new ReadinessChecks(record, locations),
                policies.Current.Version,
                new CalendarState(policies.Clocks.Calendars.KnownUntil, CalendarWarning())),
            ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> StateAsync(Task check)
    {
        try
        {
            await check;
            return Ok;
        }
        catch (StoreUnavailableException)
        {
            return Unavailable;
        }
    }

    private async Task ReadRecordAsync(CancellationToken cancellationToken)
    {
        await using var heads = store.ReadHeadsAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await heads.MoveNextAsync();
    }

    private string? CalendarWarning()
    {
        var days = policies.Clocks.Calendars.KnownUntil.DayNumber - LondonTime.DateOf(time.GetUtcNow()).DayNumber;
        return days > policies.Current.CalendarWarningDays
            ? null
            : $"Bank holidays are known for {Math.Max(0, days)} more days; deadlines beyond are provisional.";
    }
}
