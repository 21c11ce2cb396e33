using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>The register for programs, in the shape of the regulator's public API.</summary>
public sealed class SyndicationFunctions(SyndicationEndpoints syndication, ReportEndpoints reports)
{
    [Function(nameof(ListSyndicatedProviders))]
    public Task<IResult> ListSyndicatedProviders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedProviders)] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.ProvidersAsync(request, cancellationToken));

    [Function(nameof(GetSyndicatedProvider))]
    public Task<IResult> GetSyndicatedProvider(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedProvider)] HttpRequest request,
        string providerId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.ProviderAsync(providerId, cancellationToken));

    [Function(nameof(ListSyndicatedLocations))]
    public Task<IResult> ListSyndicatedLocations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedLocations)] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.LocationsAsync(request, cancellationToken));

    [Function(nameof(GetSyndicatedLocation))]
    public Task<IResult> GetSyndicatedLocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedLocation)] HttpRequest request,
        string locationId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.LocationAsync(locationId, cancellationToken));

    [Function(nameof(GetSyndicatedInspectionAreas))]
    public Task<IResult> GetSyndicatedInspectionAreas(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedInspectionAreas)] HttpRequest request,
        string locationId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.InspectionAreasAsync(locationId, cancellationToken));

    [Function(nameof(GetSyndicatedReport))]
    public Task<IResult> GetSyndicatedReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedReport)] HttpRequest request,
        string linkId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(reports.ReadAsync(request, linkId, cancellationToken));

    [Function(nameof(ListSyndicatedChanges))]
    public Task<IResult> ListSyndicatedChanges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.SyndicatedChanges)] HttpRequest request,
        string organisation,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(syndication.ChangesAsync(request, organisation, cancellationToken));
}
