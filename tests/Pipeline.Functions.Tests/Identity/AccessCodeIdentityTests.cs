using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Identity;

public sealed class AccessCodeIdentityTests
{
    private static readonly InstallationKey Key = new(new byte[InstallationKey.Length]);
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly CaseId Other = CaseId.From([8, 7, 6, 5, 4, 3, 2, 1]);

    private readonly SettableTime time = new(CaseHouse.Start);
    private readonly AccessCodeIdentity identity;

    public AccessCodeIdentityTests() => identity = new AccessCodeIdentity(Key, new WrongCodes(time));

    [Fact]
    public async Task Code_ThatIsRight_IsTheSubmitterOfItsCase()
    {
        var caller = (await ShowAsync($"Reference {Case}:{Key.AccessCode(Case)}")).ShouldBeOfType<IdentityResult.Known>().Caller;

        caller.SubmitterOf.ShouldBe(Case);
        caller.Roles.ShouldBe([Role.Submitter]);
        caller.IsStaff.ShouldBeFalse();
    }

    [Fact]
    public async Task Code_AsPeopleTypeIt_IsRight() =>
        (await ShowAsync($"reference {Case.Reference.ToLowerInvariant()}:{Key.AccessCode(Case).ToLowerInvariant()}")).ShouldBeOfType<IdentityResult.Known>();

    // Crockford's alphabet (https://www.crockford.com/base32.html): decoding takes O for 0, I and L for 1, and any case.
    [Theory]
    [InlineData('0', 'O')]
    [InlineData('0', 'o')]
    [InlineData('1', 'I')]
    [InlineData('1', 'i')]
    [InlineData('1', 'L')]
    [InlineData('1', 'l')]
    public async Task Reference_AndCodeWithLookAlikes_AreRight(char meant, char typed)
    {
        var caseId = Enumerable.Range(0, 10_000).Select(Id).First(id => id.Value.Contains(meant) && Key.AccessCode(id).Contains(meant));
        var code = Key.AccessCode(caseId);

        foreach (var reference in new[] { caseId.Value, caseId.Reference, caseId.Reference.ToLowerInvariant() })
        {
            (await ShowAsync($"Reference {reference.Replace(meant, typed)}:{code.Replace(meant, typed)}"))
                .ShouldBeOfType<IdentityResult.Known>().Caller.SubmitterOf.ShouldBe(caseId);
        }
    }

    [Theory]
    [InlineData("Reference")]
    [InlineData("Reference :")]
    [InlineData("Reference CASE")]
    [InlineData("Reference CASE:")]
    [InlineData("Reference :CODE")]
    [InlineData("Reference CASE:CODE")]
    [InlineData("Reference CASE:é")]
    [InlineData("Reference 7QK39MZ2XA5:ABC")]
    public async Task Header_Malformed_IsUnknown(string header) =>
        (await ShowAsync(header.Replace("CASE", Case.Value, StringComparison.Ordinal))).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public async Task Code_OfAnotherCase_IsUnknown() =>
        (await ShowAsync($"Reference {Case}:{Key.AccessCode(Other)}")).ShouldBeOfType<IdentityResult.Unknown>();

    [Fact]
    public async Task WrongCodes_TooMany_AreRefusedUntilTheWindowEnds()
    {
        for (var wrong = 0; wrong < WrongCodes.Allowed; wrong++)
        {
            (await ShowAsync($"Reference {Case}:WRONG")).ShouldBeOfType<IdentityResult.Unknown>();
        }

        time.Now += TimeSpan.FromMinutes(5);
        (await ShowAsync($"Reference {Case}:WRONG")).ShouldBe(new IdentityResult.TooManyAttempts(TimeSpan.FromMinutes(10)));
        (await ShowAsync($"Reference {Other}:WRONG")).ShouldBeOfType<IdentityResult.Unknown>("another case has its own count");
        (await ShowAsync($"Reference {Case}:{Key.AccessCode(Case)}")).ShouldBeOfType<IdentityResult.Known>("nobody is shut out by others");

        time.Now += TimeSpan.FromMinutes(10);
        (await ShowAsync($"Reference {Case}:WRONG")).ShouldBeOfType<IdentityResult.Unknown>();
    }

    [Fact]
    public void Count_OfMoreCasesThanItRemembers_ForgetsTheOldestOnly()
    {
        var wrong = new WrongCodes(time);
        for (var count = 0; count < WrongCodes.Allowed; count++)
        {
            wrong.Count(Id(0)).ShouldBeNull();
            wrong.Count(Id(1)).ShouldBeNull();
        }

        for (var index = 2; index <= WrongCodes.MaxCases; index++)
        {
            wrong.Count(Id(index));
        }

        wrong.Count(Id(1)).ShouldNotBeNull("it is still remembered");
        wrong.Count(Id(0)).ShouldBeNull("it was the first and made room");
    }

    private static CaseId Id(int number) => CaseId.From([.. BitConverter.GetBytes(number), 0, 0, 0, 0]);

    private Task<IdentityResult> ShowAsync(string header) => identity.IdentifyAsync(header, CancellationToken.None);
}
