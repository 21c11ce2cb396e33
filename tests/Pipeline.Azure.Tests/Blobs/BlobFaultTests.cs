using Azure;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Blobs;

/// <summary>What the service or the way to it does wrong, for every operation: what may pass is said to, and nothing else is.</summary>
public sealed class BlobFaultTests
{
    private static readonly string Hash = new('a', 64);

    private readonly FaultyTransport _transport = new();
    private readonly CaseId _case = Samples.NewCase();

    public static TheoryData<string> Operations => ["put", "open", "dispose", "dispose-all", "latest", "checkpoint", "add", "scan"];

    public static TheoryData<Exception> Silences =>
    [
        new HttpRequestException("connection refused"),
        new IOException("connection reset"),
        new TaskCanceledException("no answer within ten seconds"),
        new RequestFailedException("no answer"),
        new AuthenticationFailedException("the identity endpoint does not answer"),
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_ServiceIsBusy_IsUnavailable(string operation)
    {
        _transport.Instead = _ => new CannedResponse(503, headers: ("x-ms-error-code", "ServerBusy"));

        await Should.ThrowAsync<StoreUnavailableException>(RunAsync(operation, default));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Answer_ThatMayPass_IsUnavailable(int status)
    {
        _transport.Instead = _ => new CannedResponse(status);

        (await Should.ThrowAsync<StoreUnavailableException>(RunAsync("open", default))).RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Answer_ThatStays_IsAFault(int status)
    {
        _transport.Instead = _ => new CannedResponse(status);

        (await Should.ThrowAsync<RequestFailedException>(RunAsync("open", default))).Status.ShouldBe(status);
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Service_DoesNotAnswer_IsUnavailable(Exception silence)
    {
        _transport.Instead = _ => throw silence;

        await Should.ThrowAsync<StoreUnavailableException>(RunAsync("open", default));
    }

    [Fact]
    public async Task Caller_WhoLeaves_IsNotToldThatTheStoreIsUnavailable()
    {
        using var leaving = new CancellationTokenSource();
        _transport.Instead = _ =>
        {
            leaving.Cancel();
            throw new TaskCanceledException();
        };

        await Should.ThrowAsync<OperationCanceledException>(RunAsync("open", leaving.Token));
    }

    [Theory]
    [InlineData("Retry-After", "7", 7000)]
    [InlineData("x-ms-retry-after-ms", "1500", 1500)]
    public async Task Service_ThatNamesATime_IsAskedOnceWhenSomebodyWaits(string header, string value, int milliseconds)
    {
        _transport.Instead = _ => new CannedResponse(429, headers: (header, value));

        await Interactive.RunAsync(async () =>
            (await Should.ThrowAsync<StoreUnavailableException>(RunAsync("open", default))).RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(milliseconds)));

        _transport.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Service_ThatIsBusy_IsAskedTwiceWhenSomebodyWaits()
    {
        _transport.Instead = _ => new CannedResponse(503);

        await Interactive.RunAsync(() => Should.ThrowAsync<StoreUnavailableException>(RunAsync("open", default)));

        _transport.Requests.ShouldBe(1 + BlobRetry.InteractiveRetries);
    }

    [Fact]
    public async Task Service_ThatIsBusy_IsAskedSixTimesInTheBackground()
    {
        _transport.Instead = _ => new CannedResponse(503);

        await Should.ThrowAsync<StoreUnavailableException>(RunAsync("open", default));

        _transport.Requests.ShouldBe(6);
    }

    private Task RunAsync(string operation, CancellationToken cancellationToken)
    {
        var options = BlobServices.Options(new NoPauses());
        options.Transport = _transport;
        var client = new BlobServiceClient(
            new Uri("https://documents.blob.core.windows.net"), new StorageSharedKeyCredential("documents", AzuriteBlobs.AccountKey), options);
        var documents = new BlobDocumentStore(client, new SpoolSpace());
        var checkpoints = new BlobCheckpointStore(client, new SpoolSpace(), new IdSource());
        return operation switch
        {
            "put" => documents.PutAsync(DocumentArea.Register, _case, new MemoryStream([1]), 10, cancellationToken),
            "open" => documents.OpenAsync(DocumentArea.Documents, _case, Hash, cancellationToken),
            "dispose" => documents.DisposeAsync(_case, Hash, cancellationToken),
            "dispose-all" => documents.DisposeAllAsync(_case, cancellationToken),
            "latest" => checkpoints.ReadLatestAsync(cancellationToken),
            "checkpoint" => checkpoints.OpenAsync(1, cancellationToken),
            "add" => checkpoints.AddAsync(1, (_, _) => Task.CompletedTask, cancellationToken),
            "scan" => new DefenderScanner(client, NullLogger<DefenderScanner>.Instance).ScanAsync(_case, Hash, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "unknown"),
        };
    }
}
