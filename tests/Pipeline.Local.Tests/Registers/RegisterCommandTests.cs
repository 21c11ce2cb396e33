namespace Pipeline.Local.Tests.Registers;

public sealed class RegisterCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_BadRow_IsNamedAndTheRestIsLoaded()
    {
        var file = await _folder.WriteAsync("register.csv", "locationId,name,provider,lastInspection\n1-1,A,P,2050-01-01\n1-2,,P,NA\n");

        var run = await Run.Of("register", "import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(0);
        run.OutLines.ShouldBe(
        [
            "note  line 2 (1-1): lastInspection 2050-01-01 lies in the future and was left out",
            "left out  line 3 (1-2): name: must not be empty",
            "loaded: 1, left out: 1, notes: 1",
        ]);
    }

    [Fact]
    public async Task Import_UnusableFile_SaysEveryFaultAndEndsWithTwo()
    {
        var file = await _folder.WriteAsync("register.csv", "place,town\nA,Sale\n");

        var run = await Run.Of("register", "import", file, "--data", _folder.Data);

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldBe(
        [
            "register.csv: line 1: there is no column locationId.",
            "register.csv: line 1: there is no column name.",
            "register.csv: line 1: there is no column provider.",
        ]);
        run.Out.ShouldBeEmpty();
    }
}
