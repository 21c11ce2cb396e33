using System.Text.RegularExpressions;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The page about the API has the routes, bodies, decisions and codes of the code.</summary>
public sealed partial class ApiPageTests
{
    private const string Rewrite = "PIPELINE_WRITE_DOCS";

    public static TheoryData<string> Names => [.. ApiPage.Tables.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Table_InThePage_IsTheOneOfTheCode(string name)
    {
        var file = PageFile();
        var page = File.ReadAllText(file);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            page = Marked().Replace(page, match => $"<!-- {match.Groups["name"].Value} -->\n{ApiPage.Tables[match.Groups["name"].Value]}<!-- end -->");
            File.WriteAllText(file, page);
        }

        var tables = Marked().Matches(page).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["table"].Value);

        tables.ShouldContainKey(name);
        tables[name].ShouldBe(ApiPage.Tables[name], $"The code has changed: run this test once with {Rewrite}=1, look at what it wrote to infra/docs/api.md, and commit it.");
    }

    private static string PageFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return Path.Combine(folder.FullName, "infra", "docs", "api.md");
            }
        }

        throw new InvalidOperationException("These tests run inside the repository.");
    }

    [GeneratedRegex("<!-- (?<name>[a-z]+) -->\n(?<table>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
