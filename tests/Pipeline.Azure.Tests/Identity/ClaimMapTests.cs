using Microsoft.Extensions.Logging;
using Pipeline.Azure.Identity;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Identity;

public sealed class ClaimMapTests : IDisposable
{
    private const string RoleTable = """{"Case.Triage":"triage","Case.Lead":["inspector","manager"],"b2c3-group":"auditor"}""";
    private const string ProviderTable = """{"Sunrise":"1-101647","Group-A":["1-101","1-102"]}""";

    private readonly RecordingLog log = new();

    public void Dispose() => log.Dispose();

    /// <summary>Without a table the values are the names of our roles, to the letter; nobody can be given the process or a submitter.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("triage", "triage")]
    [InlineData("triage|inspector|triage", "triage,inspector")]
    [InlineData("provider", "provider")]
    [InlineData("reviewer|publisher|manager|operations|auditor", "reviewer,publisher,manager,operations,auditor")]
    [InlineData("system", "")]
    [InlineData("submitter", "")]
    [InlineData("System|0|Triage|triage ", "")]
    [InlineData("boss|manager", "manager")]
    [InlineData("triage,manager", "")]
    public void Roles_ByTheirNames_AreThoseGiven(string values, string roles) =>
        RolesOf(new ClaimRules(), [.. values.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(value => ("roles", value))]).ShouldBe(roles);

    [Theory]
    [InlineData("Case.Triage", "triage")]
    [InlineData("Case.Lead", "inspector,manager")]
    [InlineData("Case.Lead|Case.Triage", "triage,inspector,manager")]
    [InlineData("b2c3-group", "auditor")]
    [InlineData("triage", "")]
    [InlineData("case.triage", "")]
    public void Roles_ByATable_AreOnlyThoseInIt(string values, string roles) => RolesOf(
        new ClaimRules { RolesClaim = "groups", Roles = ClaimTables.Roles(RoleTable) },
        [("roles", "manager"), .. values.Split('|').Select(value => ("groups", value))]).ShouldBe(roles);

    [Theory]
    [InlineData("1-101647", "1-101647")]
    [InlineData("1-101647,1-101648", "1-101647,1-101648")]
    [InlineData("1-101647 1-101648 ", "1-101647,1-101648")]
    [InlineData("1-101647|1-101648", "1-101647,1-101648")]
    [InlineData("1'OR'1", "")]
    [InlineData("1-101647,é", "1-101647")]
    [InlineData("", "")]
    public void Providers_ByTheirIds_MakeAProvider(string values, string ids) =>
        ProvidersOf(new ClaimRules(), [.. values.Split('|').Select(value => ("providers", value))]).ShouldBe(ids);

    [Theory]
    [InlineData("Sunrise", "1-101647")]
    [InlineData("Group-A", "1-101,1-102")]
    [InlineData("Sunrise Group-A", "1-101,1-101647,1-102")]
    [InlineData("1-101647", "")]
    public void Providers_ByATable_AreOnlyThoseInIt(string values, string ids) => ProvidersOf(
        new ClaimRules { ProvidersClaim = "extension_home", Providers = ClaimTables.Providers(ProviderTable) },
        [("providers", "1-9"), ("extension_home", values)]).ShouldBe(ids);

    [Theory]
    [InlineData("oid=a sub=b", "a")]
    [InlineData("sub=b", "b")]
    [InlineData("oid=a oid=a", "a")]
    [InlineData("sub=auth0|5f7c8ec7c33c6c004bbafe82", "auth0|5f7c8ec7c33c6c004bbafe82")]
    [InlineData("sub=AAAAbbbb-_c==", "AAAAbbbb-_c==")]
    public void User_ByTheFirstClaimThereIs_IsKnown(string claims, string user) => CallerOf(new ClaimRules(), Parse(claims)).UserId.ShouldBe(user);

    /// <summary>The second claim does not stand in for a first one that cannot be used: two people could become one.</summary>
    [Theory]
    [InlineData("name=anna")]
    [InlineData("oid= sub=b")]
    [InlineData("oid=public sub=b")]
    [InlineData("oid=Pipeline sub=b")]
    [InlineData("oid=submitter sub=b")]
    [InlineData("oid=Submitter:7QK39MZ2XA4 sub=b")]
    [InlineData("oid=queue sub=b")]
    [InlineData("oid=a oid=b")]
    [InlineData("oid=a\tb")]
    [InlineData("oid=a\u0000")]
    public void User_WithoutAUsableId_IsUnknown(string claims) =>
        new ClaimMap(new ClaimRules(), log.CreateLogger<ClaimMap>()).CallerOf(Lookup(Parse(claims))).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public void User_WithAnIdThatIsTooLong_IsUnknown() =>
        new ClaimMap(new ClaimRules(), log.CreateLogger<ClaimMap>()).CallerOf(Lookup([("oid", new string('a', 101))])).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public void User_ByAClaimOfTheSettings_IsKnown() =>
        CallerOf(new ClaimRules { UserClaims = ["employee", "oid"] }, [("oid", "a"), ("employee", "inspector-7")]).UserId.ShouldBe("inspector-7");

    [Fact]
    public void Values_ThatStandForNothing_AreLoggedOnceWithoutThem()
    {
        var map = new ClaimMap(new ClaimRules(), log.CreateLogger<ClaimMap>());
        for (var time = 0; time < 3; time++)
        {
            map.CallerOf(Lookup([("oid", "a"), ("roles", "boss"), ("roles", "king"), ("providers", "ö")])).ShouldBeOfType<IdentityResult.Known>();
        }

        log.Lines.Select(line => line.Text).ShouldBe(
        [
            "The claim roles of a sign-in has values that stand for nothing here; they are ignored, now and later.",
            "The claim providers of a sign-in has values that stand for nothing here; they are ignored, now and later.",
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("triage")]
    [InlineData("[]")]
    [InlineData("{\"a\":5}")]
    [InlineData("{\"a\":[5]}")]
    [InlineData("{\"a\":\"triage\",\"a\":\"manager\"}")]
    public void Table_OfAnotherShape_IsAtFault(string json)
    {
        ClaimTables.FaultOfRoles(json)!.ShouldStartWith("must be a JSON object");
        ClaimTables.FaultOfProviders(json)!.ShouldStartWith("must be a JSON object");
        Should.Throw<FormatException>(() => ClaimTables.Roles(json));
        Should.Throw<FormatException>(() => ClaimTables.Providers(json));
    }

    [Theory]
    [InlineData("{\"a\":\"system\"}", "gives system; what can be given is: provider, triage, inspector, reviewer, publisher, manager, operations, auditor")]
    [InlineData("{\"a\":[\"triage\",\"submitter\"]}", "gives submitter;")]
    [InlineData("{\"a\":\"Triage\"}", "gives Triage;")]
    public void Table_OfRolesThatCannotBeGiven_IsAtFault(string json, string fault) => ClaimTables.FaultOfRoles(json)!.ShouldStartWith(fault);

    [Fact]
    public void Table_OfProvidersThatAreNone_IsAtFault() => ClaimTables.FaultOfProviders("{\"a\":\"1'OR'1\"}").ShouldBe("has 1'OR'1, which is no id of a provider");

    private string RolesOf(ClaimRules rules, (string, string)[] claims) =>
        string.Join(',', CallerOf(rules, [("oid", "a"), .. claims]).Roles.Order().Select(Names.Of));

    private string ProvidersOf(ClaimRules rules, (string, string)[] claims)
    {
        var caller = CallerOf(rules, [("oid", "a"), .. claims]);
        caller.Is(Role.Provider).ShouldBe(caller.Providers.Count > 0);
        return string.Join(',', caller.Providers.Order(StringComparer.Ordinal));
    }

    private Caller CallerOf(ClaimRules rules, (string, string)[] claims) =>
        new ClaimMap(rules, log.CreateLogger<ClaimMap>()).CallerOf(Lookup(claims)).ShouldBeOfType<IdentityResult.Known>().Caller;

    private static ILookup<string, string> Lookup(IEnumerable<(string Type, string Value)> claims) => claims.ToLookup(claim => claim.Type, claim => claim.Value);

    private static (string, string)[] Parse(string claims) => [.. claims.Split(' ').Select(claim => claim.Split('=', 2)).Select(parts => (parts[0], parts[1]))];
}
