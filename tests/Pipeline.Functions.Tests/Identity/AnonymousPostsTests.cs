using Microsoft.Extensions.Options;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Identity;

public sealed class AnonymousPostsTests
{
    private const string Here = "192.0.2.7";

    private static readonly PolicyCatalog Policies = PolicyCatalog.LoadShipped();

    private readonly HandTime time = new();
    private readonly AnonymousPosts posts;

    public AnonymousPostsTests() => posts = Posts(development: false);

    private static int PerMinute => Policies.Current.Limits.AnonymousPostsPerMinute;

    private static TimeSpan Apart => TimeSpan.FromMinutes(1) / PerMinute;

    [Fact]
    public void Posts_AsManyAsThePolicyAllows_MayComeAtOnce()
    {
        Send(PerMinute);

        posts.Count(Here).ShouldBe(Apart, "the next may come when the first of these is spread");
    }

    [Fact]
    public void Posts_AfterABurst_MayComeEvenly()
    {
        Send(PerMinute);

        for (var more = 0; more < 5; more++)
        {
            time.Pass(Apart - TimeSpan.FromTicks(1));
            posts.Count(Here).ShouldBe(TimeSpan.FromTicks(1));
            time.Pass(TimeSpan.FromTicks(1));
            posts.Count(Here).ShouldBeNull();
        }
    }

    [Fact]
    public void Posts_Refused_AreNotHeldAgainstTheSender()
    {
        Send(PerMinute);
        for (var refused = 0; refused < 100; refused++)
        {
            posts.Count(Here).ShouldNotBeNull();
        }

        time.Pass(Apart);

        posts.Count(Here).ShouldBeNull();
    }

    [Fact]
    public void Posts_AfterAQuietMinute_MayComeAtOnceAgain()
    {
        Send(PerMinute);
        time.Pass(AnonymousPosts.Window);

        Send(PerMinute);

        posts.Count(Here).ShouldNotBeNull();
    }

    [Fact]
    public void Posts_InAnyMinute_AreAtMostTwiceWhatIsAllowed()
    {
        var taken = 0;
        for (var tick = 0; tick < 600; tick++)
        {
            taken += posts.Count(Here) is null ? 1 : 0;
            time.Pass(TimeSpan.FromMilliseconds(100));
        }

        taken.ShouldBeInRange(PerMinute, 2 * PerMinute);
    }

    [Fact]
    public void Posts_OfOtherAddresses_AreCountedApart()
    {
        Send(PerMinute);

        posts.Count("192.0.2.8").ShouldBeNull();
        posts.Count(Here).ShouldNotBeNull();
    }

    [Fact]
    public void Posts_WhereDevelopmentIdentityIsBelieved_AreNeverLimited()
    {
        var local = Posts(development: true);
        for (var post = 0; post < 10 * PerMinute; post++)
        {
            local.Count(Here).ShouldBeNull();
        }
    }

    [Fact]
    public void Memory_OfMoreAddressesThanItHolds_IsBounded()
    {
        for (var address = 0; address < 3 * AnonymousPosts.MaxAddresses; address++)
        {
            posts.Count($"address-{address}").ShouldBeNull();
        }

        posts.Remembered.ShouldBe(AnonymousPosts.MaxAddresses);
        time.Pass(AnonymousPosts.Window);
        posts.Count(Here);
        posts.Remembered.ShouldBe(1);
    }

    [Fact]
    public void Memory_WhenItIsFull_ForgetsWhoWasHeardOfLongestAgo()
    {
        Send(PerMinute);
        for (var address = 0; address < AnonymousPosts.MaxAddresses - 1; address++)
        {
            posts.Count($"address-{address}");
        }

        posts.Count(Here).ShouldNotBeNull("it is still remembered");
        posts.Count("one-more");
        posts.Count(Here).ShouldBeNull("it made room");
    }

    private void Send(int posts)
    {
        for (var post = 0; post < posts; post++)
        {
            this.posts.Count(Here).ShouldBeNull();
        }
    }

    private AnonymousPosts Posts(bool development) => new(Policies, Options.Create(new DevelopmentIdentityOptions { Allowed = development }), time);
}
