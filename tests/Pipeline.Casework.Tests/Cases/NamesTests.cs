using Pipeline.Casework.Cases;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Tests.Cases;

public sealed class NamesTests
{
    [Fact]
    public void Kebab_EveryValue_ReadsBackAsWritten()
    {
        Names.All<Rating>().ShouldBe(["not-rated", "inadequate", "requires-improvement", "good", "outstanding"]);
        Names.Parse<Rating>("requires-improvement").ShouldBe(Rating.RequiresImprovement);
        Names.Parse<Rating>("RequiresImprovement").ShouldBeNull();
        Names.Parse<Rating>("2").ShouldBeNull();
        Names.Parse<Rating>(null).ShouldBeNull();
    }
}
