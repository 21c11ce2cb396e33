using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Queues, timers and processes at work together, on the runtime of one machine.</summary>
public sealed class ProcessSideTests
{
    [Fact]
    public async Task Submission_ByQueue_BecomesOneCaseInTriage()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var body = System.Text.Json.JsonSerializer.SerializeToElement(Api.SeriousInjury("INC-1"), CaseJson.Options);
        var message = new OutgoingMessage
        {
            MessageId = "their-1",
            Subject = SubmissionReceived.Schema,
            Body = MessageCodec.Write(new SubmissionReceived(CaseKind.Notification, body)),
        };

        await QueueOf(pipeline).SendAsync(Queues.Submissions, [message], default);
        await pipeline.QuietAsync();

        (await RowsAsync(pipeline)).ShouldHaveSingleItem().Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task InvalidSubmission_ByQueue_IsADeadLetterThatAReplayBringsBack()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var message = new OutgoingMessage
        {
            MessageId = "their-1",
            Subject = SubmissionReceived.Schema,
            Body = """{"schema":"submission","version":1,"kind":"notification","body":{"type":"SERIOUS-INJURY","narrative":"Mrs Quill fell."}}""",
        };

        await QueueOf(pipeline).SendAsync(Queues.Submissions, [message], default);
        await pipeline.QuietAsync();

        var letter = (await QueueOf(pipeline).ListDeadLettersAsync(Queues.Submissions, 0, 10, default)).ShouldHaveSingleItem();
        letter.Reason.ShouldBe("invalid");
        letter.Description!.ShouldContain("locationId");
        letter.Description!.ShouldNotContain("Quill");
        letter.DeliveryCount.ShouldBe(1);

        (await QueueOf(pipeline).ReplayAsync(Queues.Submissions, letter.SequenceNumber, default)).ShouldBeTrue();
        await pipeline.QuietAsync();

        var again = (await QueueOf(pipeline).ListDeadLettersAsync(Queues.Submissions, 0, 10, default)).ShouldHaveSingleItem();
        again.MessageId.ShouldBe(MessageIds.Replay("their-1", letter.SequenceNumber));
        (await RowsAsync(pipeline)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_RemovedByHand_IsFoundBySweepAndReplaced()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var caseId = await OpenAsync(pipeline);
        var client = pipeline.Services.GetRequiredService<DurableTaskClient>();
        await client.TerminateInstanceAsync(CaseInstance.IdOf(caseId, 1), default(CancellationToken));
        await pipeline.QuietAsync();
        (await client.PurgeInstanceAsync(CaseInstance.IdOf(caseId, 1), default(CancellationToken))).PurgedInstanceCount.ShouldBe(1);

        await pipeline.PassAsync(TimeSpan.FromHours(3));

        var row = (await RowsAsync(pipeline)).ShouldHaveSingleItem();
        row.Generation.ShouldBe(2);
        var processes = new DurableProcesses(client, TimeProvider.System);
        (await processes.FindAsync(caseId, 2, default)).ShouldBeOfType<ProcessAnswer.Found>().Status.IsLive.ShouldBeTrue();
    }

    [Fact]
    public async Task Process_ByTheManagementApi_IsShownAsOnAzure()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var caseId = await OpenAsync(pipeline);

        using var shown = await pipeline.Api.SendAsync(HttpMethod.Get, $"/runtime/webhooks/durabletask/instances/{CaseInstance.IdOf(caseId, 1)}");
        using var unknown = await pipeline.Api.SendAsync(HttpMethod.Get, "/runtime/webhooks/durabletask/instances/none");

        shown.StatusCode.ShouldBe(System.Net.HttpStatusCode.Accepted);
        (await shown.Content.ReadAsStringAsync()).ShouldContain("\"runtimeStatus\":\"Running\"");
        unknown.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Process_OfAnOlderGeneration_EndsByItself()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var caseId = await OpenAsync(pipeline);
        await pipeline.Services.GetRequiredService<Releaser>().ReleaseAsync(caseId, Actor.Process, null, default);
        await pipeline.QuietAsync();
        var client = pipeline.Services.GetRequiredService<DurableTaskClient>();

        await client.RaiseEventAsync(CaseInstance.IdOf(caseId, 1), Nudge.EventName, new Nudge(1));
        await pipeline.QuietAsync();

        var older = await client.GetInstanceAsync(CaseInstance.IdOf(caseId, 1));
        older!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        var newer = await client.GetInstanceAsync(CaseInstance.IdOf(caseId, 2), getInputsAndOutputs: true);
        newer!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        newer.ReadCustomStatusAs<CaseRunStatus>()!.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Day_Passed_LeavesACheckpointThatHolds()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        await OpenAsync(pipeline);

        await pipeline.PassAsync(TimeSpan.FromDays(2));

        var report = await pipeline.Services.GetRequiredService<CheckpointVerifier>().VerifyAsync(default);
        report.Checkpoints.ShouldBe(2);
        report.Intact.ShouldBeTrue();
    }

    private static IMessageQueue QueueOf(LivePipeline pipeline) => pipeline.Services.GetRequiredService<IMessageQueue>();

    private static async Task<CaseId> OpenAsync(LivePipeline pipeline)
    {
        var receipt = await pipeline.Api.SubmitAsync(Api.SeriousInjury("INC-1"));
        await pipeline.QuietAsync();
        return CaseId.Parse(receipt.GetProperty("caseId").GetString()!);
    }

    private static async Task<IReadOnlyList<WorklistRow>> RowsAsync(LivePipeline pipeline)
    {
        var rows = new List<WorklistRow>();
        await foreach (var row in pipeline.Services.GetRequiredService<IWorklist>().ReadAllAsync(default))
        {
            rows.Add(row);
        }

        return rows;
    }
}
