namespace Pipeline.EndToEnd.Tests.BadInput;

/// <summary>One server with one case in triage, for all the bad input there is.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    internal const string Triage = "Development triage-1 roles=triage";

    private readonly DataDirectory _data = new();
    private PipelineProcess? _server;

    internal PipelineProcess Server => _server!;

    internal Api Api => new(Server.Client);

    internal string CaseId { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        _server = await PipelineProcess.ServeAsync(_data.FullPath);
        CaseId = (await Api.SubmitAsync(Api.SeriousInjury("INC-1"))).GetProperty("caseId").GetString()!;
        await Api.UntilAsync(CaseId, Triage, "triage");
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _data.Dispose();
    }
}
