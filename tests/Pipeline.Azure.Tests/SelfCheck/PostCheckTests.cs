using Azure.Core;
using Azure.Identity;
using Pipeline.Azure.Notices;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Tests.SelfCheck;

public sealed class PostCheckTests
{
    private const string Scope = "api://post/.default";

    [Fact]
    public async Task Check_TokenToBeHad_IsOk() => (await CheckAsync(new KnownCredential(Scope, "token"))).ShouldBe(new DependencyState.Ok());

    [Fact]
    public async Task Check_WithoutAnIdentity_SaysSo() =>
        (await CheckAsync(new KnownCredential(Scope, null))).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe("an identity");

    [Fact]
    public async Task Check_ScopeThatNobodyKnows_NamesIt() =>
        (await CheckAsync(new KnownCredential(Scope, null) { Failure = new AuthenticationFailedException("AADSTS500011") }))
        .ShouldBeOfType<DependencyState.Missing>().What.ShouldBe($"a token for {Scope}");

    private static Task<DependencyState> CheckAsync(TokenCredential credential) =>
        new PostCheck(new NoticePost(new Uri("https://post.example.org"), Scope), credential).CheckAsync(default);
}
