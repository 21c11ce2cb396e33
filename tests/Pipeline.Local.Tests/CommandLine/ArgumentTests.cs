namespace Pipeline.Local.Tests.CommandLine;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("", "a command is missing; the commands are: serve, demo, import, show, export, verify, today, rebuild, register, policy, bench.")]
    [InlineData("conduct", "there is no 'conduct'; the commands are: serve,")]
    [InlineData("register", "a command is missing; the commands are: import.")]
    [InlineData("register export", "there is no 'export'; the commands are: import.")]
    [InlineData("serve --fast", "'--fast' is not known here. Allowed: pipeline serve [--urls URL]")]
    [InlineData("serve --urls here", "--urls 'here' must be one address such as http://127.0.0.1:7071.")]
    [InlineData("serve --urls https://127.0.0.1:7071", "must be one address such as http://127.0.0.1:7071.")]
    [InlineData("serve --urls http://127.0.0.1:7071/path", "must be one address such as http://127.0.0.1:7071.")]
    [InlineData("serve --urls http://0.0.0.0:7071", "development identity is allowed on loopback only, such as http://127.0.0.1:7071.")]
    [InlineData("serve --urls http://192.0.2.7:7071", "development identity is allowed on loopback only")]
    [InlineData("serve --urls http://care.example:7071", "development identity is allowed on loopback only")]
    [InlineData("serve --identity oidc", "Oidc__issuer is not there: who signs people in")]
    [InlineData("serve --identity oidc --urls http://0.0.0.0:7071", "Oidc__audience is not there: what a token must be for")]
    [InlineData("demo --urls http://0.0.0.0:7071", "development identity is allowed on loopback only")]
    [InlineData("serve --identity none", "--identity 'none' must be development or oidc.")]
    [InlineData("serve --policy nowhere", "--policy 'nowhere' is not there; it must be a folder.")]
    [InlineData("serve --data", "Required argument missing for option: '--data'. Allowed:")]
    [InlineData("demo --cases 0", "--cases '0' must be a whole number from 1 to 5000.")]
    [InlineData("demo --cases many", "--cases 'many' must be a whole number from 1 to 5000.")]
    [InlineData("demo --seed 1.5", "--seed '1.5' must be a whole number from 0 to 2147483647.")]
    [InlineData("import", "Required argument 'FILE.ndjson' missing")]
    [InlineData("import nowhere.ndjson", "FILE.ndjson 'nowhere.ndjson' is not there; it must be a file.")]
    [InlineData("show", "Required argument 'CASE' missing for command: 'show'. Allowed: pipeline show CASE [--data DIR] [--json]")]
    [InlineData("show A B", "'B' is not known here. Allowed: pipeline show CASE")]
    [InlineData("export A", "Option '--out' is required. Allowed: pipeline export CASE --out FILE.zip [--data DIR].")]
    [InlineData("verify --data a --data b", "Option '--data' expects a single argument but 2 were provided. Allowed:")]
    [InlineData("verify --data nowhere", "There is no data in")]
    [InlineData("rebuild --data nowhere", "There is no data in")]
    [InlineData("bench", "Required argument 'WORKLOAD' missing")]
    [InlineData("bench speed", "There is no workload 'speed'; the workloads are: limits, sequence, case, backlog, status, intake, journey, worklist, all.")]
    [InlineData("bench case --count 0", "--count '0' must be a whole number from 1 to 100000000.")]
    [InlineData("bench case --concurrency 0", "--concurrency '0' must be a whole number from 1 to 4096.")]
    [InlineData("bench case --durability none", "--durability 'none' must be full or normal.")]
    [InlineData("bench case --kill", "--kill belongs to backlog. Allowed: pipeline bench WORKLOAD [--count N] [--concurrency N] [--durability full|normal] [--kill] [--cost]")]
    [InlineData("bench case --cost", "--cost belongs to journey.")]
    [InlineData("register import nowhere.csv", "FILE 'nowhere.csv' is not there; it must be a file.")]
    public async Task Command_BadArgument_IsOneLineAndExitTwo(string arguments, string says)
    {
        var run = await Run.Of(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain(says);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_DataAndUrl_AreNotBothAllowed()
    {
        using var folder = new TemporaryFolder();
        var file = await folder.WriteAsync("lines.ndjson", "{}");

        var run = await Run.Of("import", file, "--data", folder.Data, "--url", "http://127.0.0.1:7071");

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("--data and --url exclude each other; name one of them.");
    }
}
