using System.Net;
using System.Net.Sockets;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Tests.Serving;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_AskedToEnd_DrainsAndEndsWithZero()
    {
        await using var server = await Server.StartAsync(_folder.Data);
        using var http = new HttpClient { BaseAddress = server.Url };

        (await http.GetStringAsync(new Uri("api/register/locations", UriKind.Relative))).ShouldContain("Urmston");

        (await server.EndAsync()).ShouldBe(0);
        server.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Serve_Empty_HasNoLocations()
    {
        await using var server = await Server.StartAsync(_folder.Data, "--empty");
        using var http = new HttpClient { BaseAddress = server.Url };

        (await http.GetStringAsync(new Uri("api/register/locations", UriKind.Relative))).ShouldContain("\"items\":[]");
    }

    [Fact]
    public async Task Serve_LockedFolder_IsOneLine()
    {
        await using var server = await Server.StartAsync(_folder.Data);

        var second = await Run.Of("serve", "--data", _folder.Data, "--urls", "http://127.0.0.1:0");

        second.Exit.ShouldBe(2);
        second.ErrorLines.ShouldHaveSingleItem().ShouldContain("is in use by process");
    }

    [Fact]
    public async Task Serve_TakenPort_IsOneLine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var run = await Run.Of("serve", "--data", _folder.Data, "--urls", $"http://127.0.0.1:{port}");

        run.Exit.ShouldBe(2);
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain("address already in use");
    }

    [Fact]
    public async Task Serve_FaultyPolicy_SaysEveryFaultInOneLine()
    {
        Directory.CreateDirectory(_folder.Path("policy"));
        await _folder.WriteAsync("policy/people.json", """{ "duty": [ "nobody" ], "people": [ { "user": "a", "roles": [ "clerk" ], "team": "t" } ] }""");

        var run = await Run.Of("serve", "--data", _folder.Data, "--urls", "http://127.0.0.1:0", "--policy", _folder.Path("policy"));

        run.Exit.ShouldBe(2);
        var line = run.ErrorLines.ShouldHaveSingleItem();
        line.ShouldContain("people.json: people[0].roles");
        line.ShouldContain("people.json: duty");
    }

    [Fact]
    public async Task Show_BesideARunningServer_ReadsTheFolder()
    {
        await using var server = await Server.StartAsync(_folder.Data);

        (await Run.Of("verify", "--data", _folder.Data)).Exit.ShouldBe(0);
    }

    /// <summary>The command <c>serve</c>, running.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly CancellationTokenSource _ending = new();
        private readonly AnnouncedWriter _out = new();
        private readonly StringWriter _error = new();
        private readonly Task<int> _running;

        private Server(string[] arguments) => _running = PipelineCommand.RunAsync(arguments, new Terminal(_out, _error, IsWatched: false), _ending.Token);

        public Uri Url { get; private set; } = null!;

        public string Error => _error.ToString();

        public static async Task<Server> StartAsync(string data, params string[] more)
        {
            var server = new Server(["serve", "--data", data, "--urls", "http://127.0.0.1:0", .. more]);
            var first = await Task.WhenAny(server._out.FirstLine, server._running);
            first.ShouldBe(server._out.FirstLine, server.Error);
            server.Url = new Uri((await server._out.FirstLine)["listening on ".Length..]);
            return server;
        }

        public async Task<int> EndAsync()
        {
            await _ending.CancelAsync();
            return await _running;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _ending.Dispose();
            await _out.DisposeAsync();
            await _error.DisposeAsync();
        }
    }
}
