using Pipeline.Casework.Time;

namespace Pipeline.Casework.Tests.Time;

public sealed class ClockSpanTests
{
    [Theory]
    [InlineData("15 minutes", 15, ClockUnit.Minutes)]
    [InlineData("1 hour", 1, ClockUnit.Hours)]
    [InlineData("28 days", 28, ClockUnit.Days)]
    [InlineData("1 working-day", 1, ClockUnit.WorkingDays)]
    [InlineData("10 working-days", 10, ClockUnit.WorkingDays)]
    public void TryParse_WrittenAsInThePolicy_ReadsAndWritesTheSame(string text, int amount, ClockUnit unit)
    {
        ClockSpan.TryParse(text, out var span).ShouldBeTrue();

        span.ShouldBe(new ClockSpan(amount, unit));
        span.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("1.5 hours")]
    [InlineData("10 weeks")]
    [InlineData("99999999999 days")]
    [InlineData("10  days")]
    public void TryParse_AnythingElse_False(string? text) => ClockSpan.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void ToTimeSpan_OfWorkingDays_Throws() =>
        Should.Throw<InvalidOperationException>(() => new ClockSpan(1, ClockUnit.WorkingDays).ToTimeSpan());
}
