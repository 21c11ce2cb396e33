using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Time;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Builds the public pages: they stand alone, work without script, and say nothing in colour only. Every text is encoded.</summary>
internal sealed class Html
{
    private const string Style = """
        body{font-family:Arial,Helvetica,sans-serif;font-size:1.1875rem;line-height:1.5;color:#0b0c0c;background:#fff;margin:0}
        header,main{max-width:60rem;margin:0 auto;padding:1rem 1.5rem}
        header{border-bottom:4px solid #1d70b8}
        a{color:#1d70b8}a:focus,input:focus,select:focus,button:focus{outline:3px solid #0b0c0c;outline-offset:2px;background:#fd0}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;padding:.5rem}
        h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        caption{text-align:left;font-weight:bold;padding-bottom:.5rem}
        th,td{text-align:left;border-bottom:1px solid #b1b4b6;padding:.6rem .6rem .6rem 0;vertical-align:top}
        dt{font-weight:bold}dd{margin:0 0 .75rem}
        label{display:block;font-weight:bold;margin-top:1rem}
        input,select,button{font:inherit;padding:.4rem .6rem;border:2px solid #0b0c0c;max-width:100%}
        button{background:#00703c;color:#fff;margin-top:1rem}
        """;

    private readonly StringBuilder _body = new();

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Label(Rating rating) => rating switch
    {
        Rating.Inadequate => "Inadequate",
        Rating.RequiresImprovement => "Requires improvement",
        Rating.Good => "Good",
        Rating.Outstanding => "Outstanding",
        _ => "Not rated",
    };

    public static string Date(DateTimeOffset at) => LondonTime.DateOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) => date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "–";

    public static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    public string Page(string title) => $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><a href="/">Care register</a></header>
        <main id="content">
        <h1>{Text(title)}</h1>
        {_body}
        </main>
        </body>
        </html>

        """;

    public Html Heading(string text) => Add($"<h2>{Text(text)}</h2>");

    public Html Paragraph(string text) => Add($"<p>{Text(text)}</p>");

    public Html Link(string address, string text) => Add($"<p><a href=\"{Text(address)}\">{Text(text)}</a></p>");

    /// <summary>Cells are HTML already; the first of each row is its header.</summary>
    public Html Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add($"<table>\n<caption>{Text(caption)}</caption>");
        Add($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))}</tr></thead>\n<tbody>");
        foreach (var row in rows)
        {
            Add($"<tr><th scope=\"row\">{row[0]}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{cell}</td>"))}</tr>");
        }

        return Add("</tbody>\n</table>");
    }

    public Html Terms(IEnumerable<(string Term, string Text)> terms)
    {
        Add("<dl>");
        foreach (var (term, text) in terms)
        {
            Add($"<dt>{Text(term)}</dt><dd>{Text(text)}</dd>");
        }

        return Add("</dl>");
    }

    /// <summary>The form that searches the register, filled in as it was sent.</summary>
    public Html Search(string? text, Rating? rating, string? localAuthority)
    {
        var options = Enum.GetValues<Rating>().Select(value =>
            $"<option value=\"{Casework.Cases.Names.Of(value)}\"{(value == rating ? " selected" : string.Empty)}>{Label(value)}</option>");
        return Add($"""
            <form action="/{Routes.RegisterLocations}" method="get" role="search">
            <label for="q">Name, address, postcode or provider</label><input id="q" name="q" value="{Text(text ?? string.Empty)}">
            <label for="rating">Overall rating</label><select id="rating" name="rating"><option value="">Any</option>{string.Concat(options)}</select>
            <label for="localAuthority">Local authority</label><input id="localAuthority" name="localAuthority" value="{Text(localAuthority ?? string.Empty)}">
            <div><button type="submit">Search the register</button></div>
            </form>
            """);
    }

    private Html Add(string html)
    {
        _body.Append(html).Append('\n');
        return this;
    }
}
