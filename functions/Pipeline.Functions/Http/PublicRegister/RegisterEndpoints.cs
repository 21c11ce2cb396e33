using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Searches the register and shows its places, as data or as pages.</summary>
public sealed class RegisterEndpoints(IRegister register)
{
    private const string Take = "take";
    private const int MaxTake = 200;
    private const int DefaultTake = 50;

    public async Task<IResult> SearchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var fields = new QueryFields(request);
        var query = new RegisterQuery
        {
            Text = fields.Text("q"),
            Rating = fields.Choice<Rating>("rating"),
            LocalAuthority = fields.Text("localAuthority"),
            After = fields.Text(Cursors.Parameter),
            Take = fields.Int(Take, 1, MaxTake, DefaultTake),
        };
        fields.RefuseFaults();
        var found = await Cursors.PageAsync(query.After, () => register.SearchAsync(query, cancellationToken));
        return Representation.WantsPage(request)
            ? new PageAnswer(Page(query, found))
            : Answers.Ok(new RegisterSearch([.. found.Items.Select(entry => RegisterLocationView.Of(entry, withReports: false))], found.Next));
    }

    public async Task<IResult> LocationAsync(HttpRequest request, string locationId, CancellationToken cancellationToken)
    {
        if (await register.FindLocationAsync(locationId, cancellationToken) is not { } entry)
        {
            return Answers.NotFound();
        }

        return Representation.WantsPage(request)
            ? new PageAnswer(Page(entry))
            : Answers.Ok(RegisterLocationView.Of(entry, withReports: true));
    }

    private static string Page(RegisterQuery query, RegisterPage found)
    {
        var page = new Html().Search(query.Text, query.Rating, query.LocalAuthority);
        if (found.Items.Count == 0)
        {
            return page.Paragraph("No place was found.").Page("Register of care");
        }

        page.Table(
            "Places found, by name",
            ["Place", "Provider", "Address", "Overall rating"],
            found.Items.Select(entry => (IReadOnlyList<string>)
            [
                $"<a href=\"/{Html.Text($"{Routes.RegisterLocations}/{Uri.EscapeDataString(entry.Location.LocationId)}")}\">{Html.Text(entry.Location.Name)}</a>",
                Html.Text(entry.Location.ProviderName),
                Html.Text(AddressOf(entry.Location)),
                RatingOf(entry),
            ]));
        if (found.Next is { } next)
        {
            page.Link(NextAddress(query, next), "More places");
        }

        return page.Page("Register of care");
    }

    private static string NextAddress(RegisterQuery query, string next)
    {
        var parameters = new QueryBuilder();
        Add("q", query.Text);
        Add("rating", query.Rating is { } rating ? Names.Of(rating) : null);
        Add("localAuthority", query.LocalAuthority);
        Add(Take, query.Take == DefaultTake ? null : query.Take.ToString(CultureInfo.InvariantCulture));
        Add(Cursors.Parameter, next);
        return $"/{Routes.RegisterLocations}{parameters.ToQueryString()}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add(name, value);
            }
        }
    }

    private static string Page(RegisterEntry entry)
    {
        var location = entry.Location;
        var page = new Html().Terms(
        [
            ("Run by", location.ProviderName),
            ("Address", AddressOf(location)),
            ("Local authority", location.LocalAuthority ?? "–"),
            ("Kind of service", location.ServiceTypes.Count == 0 ? "–" : string.Join(", ", location.ServiceTypes)),
            ("Overall rating", RatingOf(entry)),
        ]);
        if (location.IsDeregistered)
        {
            page.Paragraph("This place is no longer registered: care is not given here any more. What was published about it stays.");
        }

        if (entry.Current?.ReviewRequestedAt is not null)
        {
            page.Paragraph("The provider has asked us to review how we decided these ratings. The report and the ratings stand while we do.");
        }

        if (entry.Reports.Count > 0)
        {
            page.Table(
                "Reports, the newest first",
                ["Report", "Overall rating", "Edition", "State"],
                entry.Reports.Select(report => (IReadOnlyList<string>)
                [
                    $"<a href=\"{Html.Text(ReportSummary.Of(report).ReportUrl)}\">Published {Html.Date(report.FirstPublishedAt)}</a>",
                    Html.Label(report.Overall),
                    Html.Number(report.Edition),
                    report.WithdrawnAt is { } withdrawn ? $"Withdrawn {Html.Date(withdrawn)}" : "In force",
                ]));
        }

        if (location.Earlier is { Reports.Count: > 0 } earlier)
        {
            page.Table(
                "Reports from before this register",
                ["Report", "First visit"],
                earlier.Reports.Select(report => (IReadOnlyList<string>) [Html.Date(report.ReportDate), Html.Date(report.FirstVisitDate)]));
        }

        return page.Page(location.Name);
    }

    private static string RatingOf(RegisterEntry entry) => entry.Overall is { } overall ? Html.Label(overall) : "No report yet";

    private static string AddressOf(Location location) =>
        string.Join(", ", new[] { location.Address, location.Postcode }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } address ? address : "–";
}
