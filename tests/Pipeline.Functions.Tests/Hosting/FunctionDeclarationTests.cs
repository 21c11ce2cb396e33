using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Pipeline.Azure;
using Pipeline.Azure.Cosmos;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Oversight;
using Pipeline.Functions.Oversight.Verifications;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class FunctionDeclarationTests
{
    private static readonly IReadOnlyList<MethodInfo> Functions =
        [.. typeof(PipelineServices).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute)))];

    public static TheoryData<string> Activities => [Effects.Appraise, Effects.OpenWorkspace, Effects.BuildDraft, Effects.Publish, Effects.ReturnLinked, Effects.Scan];

    [Fact]
    public void Functions_ArePublicWithOneTriggerAndANameOfTheirOwn()
    {
        Functions.ShouldNotBeEmpty();
        Functions.ShouldAllBe(function => function.IsPublic && function.DeclaringType!.IsVisible);
        Functions.ShouldAllBe(function => function.GetParameters().Count(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))) == 1);
        Functions.Select(NameOf).ShouldBeUnique(StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Queues_HaveOneFunctionEachWhichSettlesItself()
    {
        var triggers = Triggers<ServiceBusTriggerAttribute>().Select(found => found.Trigger).ToList();

        triggers.Select(trigger => trigger.QueueName!).ShouldBe(Queues.All, ignoreOrder: true);
        triggers.ShouldAllBe(trigger => !trigger.AutoCompleteMessages && !trigger.IsBatched && trigger.Connection == Connections.ServiceBus);
        Triggers<ServiceBusTriggerAttribute>().ShouldAllBe(found => SaysAutoComplete(found.Function));
    }

    [Fact]
    public void Followers_RetryWithoutEndAndHaveLeasesOfTheirOwn()
    {
        var found = Triggers<CosmosDBTriggerAttribute>();

        found.Count.ShouldBe(3);
        found.Select(follower => follower.Trigger.LeaseContainerPrefix!).ShouldBeUnique();
        foreach (var (function, trigger) in found)
        {
            trigger.LeaseContainerPrefix.ShouldBe(NameOf(function));
            trigger.DatabaseName.ShouldBe(Containers.Database);
            trigger.ContainerName.ShouldBe(Containers.Cases);
            trigger.LeaseContainerName.ShouldBe(Containers.Leases);
            trigger.Connection.ShouldBe(Connections.Cosmos);
            trigger.CreateLeaseContainerIfNotExists.ShouldBeFalse();
            trigger.StartFromBeginning.ShouldBeTrue();
            var retry = function.GetCustomAttribute<ExponentialBackoffRetryAttribute>().ShouldNotBeNull();
            retry.MaxRetryCount.ShouldBe(-1);
            retry.MinimumInterval.ShouldBe("00:00:01");
            retry.MaximumInterval.ShouldBe("00:05:00");
        }
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Effect_OfTheProcess_HasAnActivityOfItsName(string effect) =>
        Triggers<ActivityTriggerAttribute>().Select(found => NameOf(found.Function)).ShouldContain(effect);

    [Fact]
    public void Effects_WithoutAnActivity_AreNotices() =>
        typeof(Effects).GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .Except(Triggers<ActivityTriggerAttribute>().Select(found => NameOf(found.Function)))
            .ShouldBe(
                [
                    Effects.Acknowledge, Effects.AlertDuty, Effects.Ask, Effects.SendDraft, Effects.NotifyProvider, Effects.NotifySubmitter, Effects.Refer,
                    Effects.TellOwner,
                ],
                ignoreOrder: true);

    [Fact]
    public void Timers_HaveTheirSchedules() => Triggers<TimerTriggerAttribute>().Select(found => found.Trigger.Schedule)
        .ShouldBe(
            [
                $"%{PipelineSettings.SweepSchedule}%", $"%{PipelineSettings.SweepSchedule}%", $"%{PipelineSettings.DigestSchedule}%", CheckpointTimer.Schedule,
                ReinspectionTimer.Schedule, DisposalTimer.Schedule, DisposalTimer.Schedule, MeasureTimer.Schedule,
                ProcessPurgeTimer.Schedule,
            ],
            ignoreOrder: true);

    [Fact]
    public void Orchestrators_AreOfCasesImportsRebuildsAndVerifications() => Triggers<OrchestrationTriggerAttribute>().Select(found => NameOf(found.Function))
        .ShouldBe([CaseInstance.Orchestrator, ImportOrchestrator.Name, RebuildOrchestrator.Name, VerificationOrchestrator.Name], ignoreOrder: true);

    private static IReadOnlyList<(MethodInfo Function, T Trigger)> Triggers<T>()
        where T : TriggerBindingAttribute =>
    [
        .. from function in Functions
           from parameter in function.GetParameters()
           let trigger = parameter.GetCustomAttribute<T>()
           where trigger is not null
           select (function, trigger),
    ];

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>Unset it would follow host.json; so it must be written out.</summary>
    private static bool SaysAutoComplete(MethodInfo function) => function.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData())
        .Any(data => data.AttributeType == typeof(ServiceBusTriggerAttribute)
            && data.NamedArguments.Any(argument => argument.MemberName == nameof(ServiceBusTriggerAttribute.AutoCompleteMessages)));
}
