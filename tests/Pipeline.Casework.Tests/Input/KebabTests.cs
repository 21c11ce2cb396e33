using Pipeline.Casework.Assessment;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Tests.Input;

public sealed class KebabTests
{
    [Fact]
    public void Kebab_EveryValue_ReadsBackAsWritten()
    {
        Kebab.All<Rating>().ShouldBe(["not-rated", "inadequate", "requires-improvement", "good", "outstanding"]);
        Kebab.Parse<Rating>("requires-improvement").ShouldBe(Rating.RequiresImprovement);
        Kebab.Parse<Rating>("RequiresImprovement").ShouldBeNull();
        Kebab.Parse<Rating>("2").ShouldBeNull();
        Kebab.Parse<Rating>(null).ShouldBeNull();
    }
}
