using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Functions.Registers;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Register;

public sealed class RegisterFileTests : IDisposable
{
    private const string Header = "locationId,name,serviceTypes,address,postcode,provider,lastInspection,longitude,latitude";

    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shipped_AsPublished_HasEveryCareHomeOfTheFile()
    {
        var locations = RegisterFile.Shipped();

        locations.Count.ShouldBe(56);
        locations.Select(location => location.LocationId).Distinct().Count().ShouldBe(56);
        locations.ShouldAllBe(location => location.Nation == Nation.England && location.LocalAuthority == "Trafford" && location.ProviderIdDerived);
    }

    // printf 'future directions cic' | sha256sum
    [Fact]
    public void Shipped_FirstCareHome_IsReadFieldByField()
    {
        var location = RegisterFile.Shipped()[0];

        location.LocationId.ShouldBe("1-466088203");
        location.Name.ShouldBe("10 Spennithorne Road");
        location.ProviderName.ShouldBe("Future Directions CIC");
        location.ProviderId.ShouldBe("local-2a008950");
        location.ServiceTypes.ShouldBe(["Residential homes"]);
        location.Address.ShouldBe("10 Spennithorne Road, Urmston, Manchester");
        location.Postcode.ShouldBe("M41 5BU");
        location.LastInspection.ShouldBe(new DateOnly(2023, 5, 31));
        location.Longitude.ShouldBe(-2.365264);
        location.Latitude.ShouldBe(53.44763);
    }

    [Fact]
    public void Shipped_InspectionNotApplicable_IsNone() =>
        RegisterFile.Shipped().Single(location => location.LocationId == "1-25539717985").LastInspection.ShouldBeNull();

    [Fact]
    public async Task Read_SameProviderWrittenDifferently_HasOneId()
    {
        var content = await ReadAsync($"{Header}\n1-1,A,,,,  Some Care Ltd ,,,\n1-2,B,,,,SOME CARE LTD,,,\n");

        content.Locations.Select(location => location.ProviderId).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("1-9,,Nursing homes,,,P,,,", "line 3 (1-9): name: must not be empty")]
    [InlineData("1-9,B,too,few", "line 3 (1-9): has 4 fields where the header has 9")]
    [InlineData("1-1,B,,,M1 1AA,P,,,", "line 3 (1-1): the same location id stands further up in the file")]
    public async Task Read_RowThatCannotBeUsed_IsNamedByLineAndTheRestIsLoaded(string row, string note)
    {
        var content = await ReadAsync($"{Header}\n1-1,A,,,M1 1AA,P,,,\n{row}\n1-3,C,,,M1 1AA,P,,,\n");

        content.Locations.Select(location => location.LocationId).ShouldBe(["1-1", "1-3"]);
        content.Findings.ShouldHaveSingleItem().ToString().ShouldBe(note);
        content.Findings[0].Dropped.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-02-30", "", "", "lastInspection '2026-02-30' is no date (YYYY-MM-DD) and was left out")]
    [InlineData("2026-11-21", "", "", "lastInspection 2026-11-21 lies in the future and was left out")]
    [InlineData("NA", "53.4", "-2.3", "longitude 53.4 and latitude -2.3 are not in the United Kingdom and were left out")]
    [InlineData("NA", "west", "53.4", "longitude 'west' is no number and was left out")]
    public async Task Read_ImpossibleValue_IsLeftOutAndSaid(string inspected, string longitude, string latitude, string note)
    {
        var content = await ReadAsync($"{Header}\n1-1,A,,,M1 1AA,P,{inspected},{longitude},{latitude}\n");

        var location = content.Locations.ShouldHaveSingleItem();
        location.LastInspection.ShouldBeNull();
        location.Longitude.ShouldBeNull();
        content.Findings.ShouldHaveSingleItem().Text.ShouldBe(note);
        content.Findings[0].Dropped.ShouldBeFalse();
    }

    [Fact]
    public async Task Read_RecordOfTheRegulatorsApi_IsReadWithItsOwnProviderId()
    {
        var content = await RegisterFile.ReadAsync(SamplePath, Today, CancellationToken.None);

        var location = content.Locations.ShouldHaveSingleItem();
        location.LocationId.ShouldBe("1-125856395");
        location.ProviderId.ShouldBe("1-102642955");
        location.ProviderIdDerived.ShouldBeFalse();
        location.Name.ShouldBe("Lucerne House");
        location.Address.ShouldBe("Chudleigh Road, Alphington, Exeter, Devon");
        location.Postcode.ShouldBe("EX2 8TU");
        location.LocalAuthority.ShouldBe("Devon");
        location.ServiceTypes.ShouldBe(["Nursing homes"]);
        location.LastInspection.ShouldBe(new DateOnly(2019, 9, 18));
        location.HasRegisteredManager.ShouldBeTrue();
    }

    /// <summary>The real record says that a visit of 2012 was published in 2011.</summary>
    [Fact]
    public async Task Read_VisitAfterItsPublication_IsSaid()
    {
        var content = await RegisterFile.ReadAsync(SamplePath, Today, CancellationToken.None);

        var finding = content.Findings.Single(found => found.Code == FindingCodes.VisitAfterPublication);
        finding.ShouldSatisfyAllConditions(
            found => found.Where.ShouldBe("record 1"),
            found => found.Path.ShouldBe("reports[8].firstVisitDate"),
            found => found.LocationId.ShouldBe("1-125856395"),
            found => found.Dropped.ShouldBeFalse(),
            found => found.Text.ShouldBe(
                "report 3dd66d83-4cd7-4d0b-8fc8-bc7888d46e1a: its first visit, 2012-07-25, is after its publication, 2011-09-28; the visit was left out"));
        content.Findings.Select(found => found.Code).ShouldBe([FindingCodes.MissingProviderName, FindingCodes.VisitAfterPublication]);
        var report = content.Locations[0].Earlier!.Reports[8];
        (report.ReportDate, report.FirstVisitDate).ShouldBe((new DateOnly(2011, 9, 28), null));
    }

    [Fact]
    public async Task Read_RecordOfTheRegulatorsApi_KeepsRatingsReportsAndDetailsButNobodysName()
    {
        var location = (await RegisterFile.ReadAsync(SamplePath, Today, CancellationToken.None)).Locations.ShouldHaveSingleItem();

        var earlier = location.Earlier.ShouldNotBeNull();
        earlier.Current.ShouldNotBeNull().ShouldSatisfyAllConditions(
            current => current.Overall.ShouldBe(Rating.Outstanding),
            current => current.ReportDate.ShouldBe(new DateOnly(2019, 10, 31)),
            current => current.LinkId.ShouldBe("a361ecb8-4b08-49b8-934c-dc578d6bff8d"),
            current => current.KeyQuestions.Select(question => (question.Name, question.Rating)).ShouldBe(
            [
                ("Safe", Rating.Good),
                ("Well-led", Rating.Outstanding),
                ("Caring", Rating.Outstanding),
                ("Responsive", Rating.Outstanding),
                ("Effective", Rating.Outstanding),
            ]));
        earlier.Historic.Select(historic => historic.Overall).ShouldBe([Rating.Outstanding, Rating.Good]);
        earlier.Reports.Count.ShouldBe(9);
        var details = location.Details.ShouldNotBeNull();
        details["numberOfBeds"].GetInt32().ShouldBe(75);
        details["regulatedActivities"].GetRawText().ShouldContain("RA5");
        System.Text.Json.JsonSerializer.Serialize(location).ShouldNotContain("\"MANAGER\"");
    }

    [Theory]
    [InlineData("", "{}", "postalCode", "missing-postcode", "has no postcode")]
    [InlineData("\"postalCode\":\"M1 1AA\",", "{\"rating\":\"Splendid\",\"reportDate\":\"2020-01-01\"}", "currentRatings.overall.rating", "unknown-rating", "'Splendid' is no rating we know and was left out")]
    [InlineData("\"postalCode\":\"M1 1AA\",", "{\"rating\":\"Good\"}", "currentRatings.overall.reportDate", "rating-without-date", "the rating at currentRatings.overall has no date")]
    [InlineData("\"postalCode\":\"M1 1AA\",", "{\"rating\":\"Good\",\"reportDate\":\"2099-01-01\"}", "currentRatings.overall.reportDate", "future-date", "reportDate of currentRatings.overall 2099-01-01 lies in the future and was left out")]
    [InlineData("\"postalCode\":\"M1 1AA\",\"numberOfBeds\":\"many\",", "null", "numberOfBeds", "wrong-type", "numberOfBeds is not what it should be and was left out")]
    public async Task Read_RecordWithADefect_IsLoadedAndTheDefectIsNamedByItsPath(string more, string overall, string path, string code, string text)
    {
        var content = await ReadAsync($"[{{\"locationId\":\"1-1\",\"providerId\":\"1-2\",\"name\":\"A\",\"providerName\":\"P\",{more}\"currentRatings\":{{\"overall\":{overall}}}}}]");

        content.Locations.ShouldHaveSingleItem().LocationId.ShouldBe("1-1");
        content.Findings.ShouldContain(new RegisterFinding { Code = code, Where = "record 1", Path = path, LocationId = "1-1", Text = text });
    }

    [Fact]
    public async Task Read_RecordOfADeregisteredPlace_IsKeptAsSuch()
    {
        var content = await ReadAsync(
            """[{"locationId":"1-1","providerId":"1-2","name":"A","providerName":"P","postalCode":"M1 1AA","registrationStatus":"Deregistered","deregistrationDate":"2020-05-01"}]""");

        var location = content.Locations.ShouldHaveSingleItem();
        location.IsDeregistered.ShouldBeTrue();
        location.Details!["deregistrationDate"].GetString().ShouldBe("2020-05-01");
        content.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe(FindingCodes.Deregistered), finding => finding.Dropped.ShouldBeFalse());
    }

    [Fact]
    public async Task Read_RowsWithSeveralDefects_NameEachOne()
    {
        var content = await ReadAsync($"{Header}\n1-1,A,,,,P,2099-01-01,,\n1-1,B,,,M1 1AA,P,,,\n");

        content.Findings.Select(finding => (finding.Where, finding.Path, finding.Code, finding.Dropped)).ShouldBe(
        [
            ("line 2", "postcode", FindingCodes.MissingPostcode, false),
            ("line 2", "lastInspection", FindingCodes.FutureDate, false),
            ("line 3", "locationId", FindingCodes.DuplicateId, true),
        ]);
    }

    [Theory]
    [InlineData("", "line 1: there is no column locationId.|line 1: there is no column name.|line 1: there is no column provider.")]
    [InlineData("locationId,town\n1-1,Sale\n", "line 1: there is no column name.|line 1: there is no column provider.")]
    [InlineData("locationId,name,provider\n", "It has no locations.")]
    [InlineData("locationId,name,provider\n1-1,,P\n1-2,B,\n", "line 2 (1-1): name: must not be empty|line 3 (1-2): provider: must not be empty")]
    [InlineData("{\n\"locationId\": ", "line 2: it is not JSON.")]
    [InlineData("[ 1, { \"locationId\": \"1-1\" } ]", "record 1: is no object|record 2 (1-1): providerId, name: must be there as text")]
    [InlineData("[]", "It has no locations.")]
    public async Task Read_FileWithoutOneUsableLocation_SaysEveryFault(string text, string faults)
    {
        var unusable = await Should.ThrowAsync<UnusableRegisterException>(() => ReadAsync(text));

        unusable.Faults.ShouldBe(faults.Split('|'));
    }

    private static string SamplePath => Path.Combine(AppContext.BaseDirectory, "Register", "cqc-api-location.sample.json");

    private async Task<RegisterContent> ReadAsync(string text)
    {
        var path = Path.Combine(_folder.Folder.FullPath, "register");
        await File.WriteAllTextAsync(path, text);
        return await RegisterFile.ReadAsync(path, Today, CancellationToken.None);
    }
}
