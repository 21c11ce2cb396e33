using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>Which page of a syndicated list is wanted, and how its neighbours are asked for.</summary>
internal sealed record PageRequest(string Path, int Page, int PerPage)
{
    public const string PageName = "page";
    public const string PerPageName = "perPage";

    /// <summary>Consumers of the regulator's API say who they are with it; here it changes nothing.</summary>
    public const string PartnerCode = "partnerCode";

    public const int MaxPage = 1_000_000;
    public const int MaxPerPage = 1000;

    /// <summary>Further parameters of the list, as they go into the addresses of its pages.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public int Skip => (Page - 1) * PerPage;

    /// <summary>Notes what is wrong in <paramref name="fields"/>. A parameter that is not known is a fault: a filter that is passed over would give wrong data.</summary>
    public static PageRequest Read(HttpRequest request, QueryFields fields, string path, params IReadOnlyCollection<string> others)
    {
        foreach (var unknown in request.Query.Keys.Except([PageName, PerPageName, PartnerCode, .. others], StringComparer.OrdinalIgnoreCase))
        {
            fields.Fault(unknown, "is no parameter of this list");
        }

        return new PageRequest(path, fields.Int(PageName, 1, MaxPage, 1), fields.Int(PerPageName, 1, MaxPerPage, MaxPerPage));
    }

    public SyndicatedList Answer<T>(RegisterList<T> list)
    {
        var pages = (list.Total + PerPage - 1) / PerPage;
        return new SyndicatedList
        {
            Total = list.Total,
            FirstPageUri = UriOf(1),
            Page = Page,
            PreviousPageUri = Page > 1 && Page <= pages + 1 ? UriOf(Page - 1) : null,
            LastPageUri = UriOf(Math.Max(pages, 1)),
            NextPageUri = Page < pages ? UriOf(Page + 1) : null,
            PerPage = PerPage,
            TotalPages = pages,
        };
    }

    private string UriOf(int page)
    {
        var query = new QueryBuilder(Parameters)
        {
            { PageName, page.ToString(CultureInfo.InvariantCulture) },
            { PerPageName, PerPage.ToString(CultureInfo.InvariantCulture) },
        };
        return Path + query.ToQueryString();
    }
}
