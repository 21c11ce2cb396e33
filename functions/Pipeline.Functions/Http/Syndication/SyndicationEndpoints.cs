using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>Gives the register away in the shape of the regulator's public API, for whoever copies it: lists, entries, and what changed since.</summary>
public sealed class SyndicationEndpoints(IRegister register, LocationSyndication locations, TimeProvider time)
{
    public const string Start = "startTimestamp";
    public const string End = "endTimestamp";

    public async Task<IResult> LocationsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var page = Page(request, "/locations");
        var list = await register.ListLocationsAsync(page.Skip, page.PerPage, cancellationToken);
        return Answers.Ok(page.Answer(list) with
        {
            Locations = [.. list.Items.Select(item => new SyndicatedList.LocationName(item.LocationId, item.Name, item.Postcode))],
        });
    }

    public async Task<IResult> ProvidersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var page = Page(request, "/providers");
        var list = await register.ListProvidersAsync(page.Skip, page.PerPage, cancellationToken);
        return Answers.Ok(page.Answer(list) with { Providers = [.. list.Items.Select(item => new SyndicatedList.ProviderName(item.ProviderId, item.Name))] });
    }

    public async Task<IResult> LocationAsync(string locationId, CancellationToken cancellationToken) =>
        await register.FindLocationAsync(locationId, cancellationToken) is { } entry ? Answers.Ok(locations.Of(entry)) : Answers.NotFound();

    public async Task<IResult> ProviderAsync(string providerId, CancellationToken cancellationToken) =>
        await register.FindProviderAsync(providerId, cancellationToken) is { } provider ? Answers.Ok(SyndicatedProvider.Of(provider)) : Answers.NotFound();

    public async Task<IResult> InspectionAreasAsync(string locationId, CancellationToken cancellationToken) =>
        await register.FindLocationAsync(locationId, cancellationToken) is { } entry
            ? Answers.Ok(new SyndicatedInspectionAreas(locations.Of(entry).Details[LocationSyndication.InspectionAreas]))
            : Answers.NotFound();

    public async Task<IResult> ChangesAsync(HttpRequest request, string organisation, CancellationToken cancellationToken)
    {
        if (Names.Parse<OrganisationKind>(organisation) is not { } kind)
        {
            return Answers.NotFound();
        }

        var fields = new QueryFields(request);
        var from = fields.Timestamp(Start);
        var now = time.GetUtcNow();
        var to = fields.Timestamp(End) ?? (from > now ? from.Value : now);
        if (fields.Text(Start) is null)
        {
            fields.Fault(Start, "is required");
        }
        else if (from > to)
        {
            fields.Fault(End, $"must not be before {Start}");
        }

        var page = PageRequest.Read(request, fields, $"/changes/{organisation}", Start, End);
        fields.RefuseFaults();

        // The end goes into the addresses of the pages, so that all of them are of one window even when none was given.
        page = page with { Parameters = [KeyValuePair.Create(Start, Written(from!.Value)), KeyValuePair.Create(End, Written(to))] };
        var list = await register.ListChangesAsync(kind, from.Value, to, page.Skip, page.PerPage, cancellationToken);
        return Answers.Ok(page.Answer(list) with { Changes = list.Items });
    }

    private static PageRequest Page(HttpRequest request, string path)
    {
        var fields = new QueryFields(request);
        var page = PageRequest.Read(request, fields, path);
        fields.RefuseFaults();
        return page;
    }

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
