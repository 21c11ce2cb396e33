using Microsoft.Extensions.Options;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Identity;

public sealed class DevelopmentIdentityTests
{
    [Theory]
    [InlineData("Development anna", "anna", "", "")]
    [InlineData("development anna roles=triage,inspector", "anna", "triage,inspector", "")]
    [InlineData("Development anna roles=provider provider=1-101647", "anna", "provider", "1-101647")]
    [InlineData("Development anna provider=1-101647", "anna", "provider", "1-101647")]
    [InlineData("Development anna provider=1-101647,local-0a1b2c3d roles=manager", "anna", "provider,manager", "1-101647,local-0a1b2c3d")]
    [InlineData("Development   anna.o'neill@example.org   roles=auditor", "anna.o'neill@example.org", "auditor", "")]
    [InlineData("Development jürgen roles=operations", "jürgen", "operations", "")]
    [InlineData("Development sam roles=submitter", "sam", "submitter", "")]
    public async Task Header_WellFormed_IsBelieved(string header, string user, string roles, string providers)
    {
        var known = (await IdentifyAsync(header)).ShouldBeOfType<IdentityResult.Known>().Caller;

        known.UserId.ShouldBe(user);
        string.Join(',', known.Roles.Order().Select(Names.Of)).ShouldBe(roles);
        known.Providers.Order().ShouldBe(providers.Split(',', StringSplitOptions.RemoveEmptyEntries).Order());
        known.SubmitterOf.ShouldBeNull();
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Development ")]
    [InlineData("Development roles=triage")]
    [InlineData("Development anna roles")]
    [InlineData("Development anna roles=")]
    [InlineData("Development anna roles=triage,")]
    [InlineData("Development anna roles=triage roles=manager")]
    [InlineData("Development anna role=triage")]
    [InlineData("Development anna =triage")]
    [InlineData("Development anna bert")]
    [InlineData("Development anna provider=")]
    [InlineData("Development anna provider=1'OR'1")]
    [InlineData("Development public roles=triage")]
    [InlineData("Development Submitter")]
    [InlineData("Development pipeline roles=manager")]
    [InlineData("Development queue")]
    [InlineData("Development an\tna")]
    [InlineData("Development an\u0000na")]
    [InlineData("Basic YW5uYTpwdw==")]
    [InlineData("")]
    public async Task Header_Malformed_IsUnknown(string header) => (await IdentifyAsync(header)).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public async Task Header_WithANameThatIsTooLong_IsUnknown() =>
        (await IdentifyAsync($"Development {new string('a', 101)}")).ShouldBeOfType<IdentityResult.Unknown>();

    [Theory]
    [InlineData("Development anna roles=boss")]
    [InlineData("Development anna roles=Triage")]
    [InlineData("Development anna roles=system")]
    public async Task Role_ThatIsUnknown_IsAnsweredWithThoseThereAre(string header)
    {
        var unknown = (await IdentifyAsync(header)).ShouldBeOfType<IdentityResult.Unknown>();

        unknown.Why.ShouldContain("submitter, provider, triage, inspector, reviewer, publisher, manager, operations, auditor");
    }

    [Fact]
    public async Task Header_WhereItIsNotAllowed_IsUnknown() =>
        (await IdentifyAsync("Development anna roles=triage", allowed: false)).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public void Options_ByDefault_AllowNobody() => new DevelopmentIdentityOptions().Allowed.ShouldBeFalse();

    private static Task<IdentityResult> IdentifyAsync(string header, bool allowed = true) =>
        new DevelopmentIdentity(Options.Create(new DevelopmentIdentityOptions { Allowed = allowed })).IdentifyAsync(header, CancellationToken.None);
}
