using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>What everybody may see.</summary>
public sealed class RegisterFunctions(HomeEndpoints home, RegisterEndpoints register, ReportEndpoints reports)
{
    [Function(nameof(Home))]
    public Task<IResult> Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Home)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(home.PageAsync(client, cancellationToken));

    [Function(nameof(GetMeasures))]
    public Task<IResult> GetMeasures(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Measures)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(home.MeasuresAsync(client, cancellationToken));

    [Function(nameof(SearchRegister))]
    public Task<IResult> SearchRegister(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.RegisterLocations)] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(register.SearchAsync(request, cancellationToken));

    [Function(nameof(GetRegisterLocation))]
    public Task<IResult> GetRegisterLocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.RegisterLocation)] HttpRequest request,
        string locationId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(register.LocationAsync(request, locationId, cancellationToken));

    [Function(nameof(GetRegisterReport))]
    public Task<IResult> GetRegisterReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.RegisterReport)] HttpRequest request,
        string reportId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(reports.ReadAsync(request, reportId, cancellationToken));

    [Function(nameof(GetRegisterReportInWord))]
    public Task<IResult> GetRegisterReportInWord(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.RegisterReportInWord)] HttpRequest request,
        string reportId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(reports.ReadWordAsync(request, reportId, cancellationToken));
}
