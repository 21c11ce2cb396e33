using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.AzureSdk.Tests;

public sealed class FunctionAttributeTests
{
    [Fact]
    public void HttpTrigger_WithoutLevel_AsksForAFunctionKey()
    {
        new HttpTriggerAttribute().AuthLevel.ShouldBe(AuthorizationLevel.Function);
        new HttpTriggerAttribute(AuthorizationLevel.Anonymous, "get").AuthLevel.ShouldBe(AuthorizationLevel.Anonymous);
        new HttpTriggerAttribute(AuthorizationLevel.Anonymous, "get", "head").Methods.ShouldBe(["get", "head"]);
    }

    [Fact]
    public void ServiceBusTrigger_Cardinality_FollowsIsBatched()
    {
        var trigger = new ServiceBusTriggerAttribute("notices");
        var cardinality = (ISupportCardinality)trigger;

        cardinality.Cardinality.ShouldBe(Cardinality.One);
        cardinality.Cardinality = Cardinality.Many;
        trigger.IsBatched.ShouldBeTrue();
    }

    [Theory]
    [InlineData("00:00:05", "00:00:01")]
    [InlineData("-00:00:01", "00:00:01")]
    [InlineData("soon", "00:00:01")]
    public void ExponentialBackoff_ImpossibleIntervals_AreRefused(string minimum, string maximum) =>
        Should.Throw<ArgumentException>(() => new ExponentialBackoffRetryAttribute(-1, minimum, maximum));

    [Fact]
    public void FixedDelay_GivenValues_CarriesThem()
    {
        var retry = new FixedDelayRetryAttribute(3, "00:00:10");

        retry.MaxRetryCount.ShouldBe(3);
        retry.DelayInterval.ShouldBe("00:00:10");
    }
}
