using Pipeline.Azure.Cosmos;

namespace Pipeline.Azure.Tests.Cosmos;

public sealed class ItemJsonTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 29, 0, 59, 59, TimeSpan.Zero);

    /// <summary>Times with as many digits as each needs, and given in other places than Greenwich.</summary>
    private static readonly DateTimeOffset[] Times =
    [
        Start,
        Start.AddTicks(1),
        Start.AddTicks(10),
        Start.AddMilliseconds(1),
        Start.AddMilliseconds(100),
        Start.AddMilliseconds(120),
        Start.AddSeconds(1).ToOffset(TimeSpan.FromHours(1)),
        Start.AddSeconds(1).AddTicks(5).ToOffset(TimeSpan.FromHours(-11)),
        Start.AddHours(10),
        Start.AddYears(1),
    ];

    [Fact]
    public void TimeOf_LaterTimes_AreGreaterTexts()
    {
        var texts = Times.Order().Select(ItemJson.TimeOf).ToList();

        texts.ShouldBe(texts.Order(StringComparer.Ordinal));
        texts.Distinct().Count().ShouldBe(Times.Length);
    }
}
