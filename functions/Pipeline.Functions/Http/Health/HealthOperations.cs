using Pipeline.Functions.Http.ApiDocs;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Health;

/// <summary>Whether the service lives and can serve, for the API description.</summary>
internal static class HealthOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.Live, nameof(HealthFunctions.GetLive), "Whether the process lives.", Audience.Everybody, ApiAnswer.Json<Liveness>("It does.")),
        Operation.Get(Routes.Ready, nameof(HealthFunctions.GetReady), "Whether the record and the register answer, and how everything else that the host needs was found.", Audience.Everybody,
            ApiAnswer.Json<Readiness>("They do."), ApiAnswer.Json<Readiness>("One of them does not; no problem details here.", Status503ServiceUnavailable)),
    ];
}
