using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>The register's locations.</summary>
public sealed class RegisterLoadFunctions(RegisterLoadEndpoints loads)
{
    [Function(nameof(LoadRegister))]
    public Task<IResult> LoadRegister(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.RegisterLoad)] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(loads.LoadAsync(request, cancellationToken));
}
