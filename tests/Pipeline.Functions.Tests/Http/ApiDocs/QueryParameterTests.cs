using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Syndication;
using Pipeline.Functions.Tests.Roles;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>Each query parameter of the description is read: what is meant by one that is given twice cannot be known, and is refused by its name.</summary>
public sealed class QueryParameterTests
{
    /// <summary>All but the one that is taken from those who send it and is never looked at.</summary>
    public static IEnumerable<object[]> Parameters => ApiOperations.All.SelectMany(operation => operation.Parameters
        .Where(parameter => parameter.In == ApiParameter.Query && parameter.Name != PageRequest.PartnerCode)
        .Select(parameter => (object[])[operation.Id, parameter.Name]));

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Parameter_GivenTwice_IsRefusedByName(string id, string name)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var operation = ApiOperations.All.Single(one => one.Id == id);
        var caller = operation.Who.NeedsRole
            ? People.Staff("somebody-1", operation.Who.Roles.Where(role => role is not (Role.Submitter or Role.Provider)))
            : null;
        var url = RoleHouse.UrlOf(operation.Route, play.Id, "D1", "none");

        var reply = await house.SendAsync(operation.Verb, $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}=1&{name}=1", caller, operation.Body is null ? null : [1], operation.Body?.MediaType);

        reply.ShouldBe(400, "invalid").FieldsAtFault.ShouldContain(name);
    }
}
