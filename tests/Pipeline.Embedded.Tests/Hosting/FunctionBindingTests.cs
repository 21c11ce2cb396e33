using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Pipeline.Embedded.Hosting;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class FunctionBindingTests
{
    [Theory]
    [InlineData(typeof(UnknownParameter), "Unknown", "mystery")]
    [InlineData(typeof(NotInTheRoute), "NotInTheRoute", "caseId")]
    [InlineData(typeof(UnreadableRouteValue), "Unreadable", "id")]
    [InlineData(typeof(WrongRequest), "WrongRequest", "request")]
    [InlineData(typeof(WrongMessage), "WrongMessage", "message")]
    [InlineData(typeof(WrongBatch), "WrongBatch", "documents")]
    [InlineData(typeof(WrongTimer), "WrongTimer", "timer")]
    [InlineData(typeof(WrongContext), "WrongContext", "context")]
    [InlineData(typeof(TwoInputs), "TwoInputs", "second")]
    [InlineData(typeof(NoClient), "NoClient", "client")]
    [InlineData(typeof(UnknownService), "UnknownService", "missing")]
    [InlineData(typeof(UnknownTrigger), "UnknownTrigger", "blob")]
    public void Build_ParameterThatCannotBeBound_NamesFunctionAndParameter(Type functions, string function, string parameter)
    {
        var exception = Should.Throw<FunctionBindingException>(() => TestHost.Build([functions]));

        exception.FunctionName.ShouldBe(function);
        exception.ParameterName.ShouldBe(parameter);
        exception.Message.ShouldContain($"'{function}'");
        exception.Message.ShouldContain($"'{parameter}'");
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "NoTrigger", "0 triggers")]
    [InlineData(typeof(TwoTriggers), "TwoTriggers", "2 triggers")]
    [InlineData(typeof(NotPublic), "NotPublic", "public")]
    [InlineData(typeof(BadRoute), "BadRoute", "{id")]
    [InlineData(typeof(BadSchedule), "BadSchedule", "31")]
    [InlineData(typeof(MissingSetting), "MissingSetting", "Nowhere")]
    [InlineData(typeof(PlainAnswer), "PlainAnswer", "String")]
    [InlineData(typeof(LostAnswer), "LostAnswer", "Int32")]
    [InlineData(typeof(UnknownQueue), "UnknownQueue", "elsewhere")]
    [InlineData(typeof(UnknownContainer), "UnknownContainer", "elsewhere")]
    [InlineData(typeof(Batched), "Batched", "batches")]
    [InlineData(typeof(Output), "Output", "ServiceBusOutputAttribute")]
    [InlineData(typeof(RetryOnHttp), "RetryOnHttp", "retry")]
    public void Build_FunctionThatCannotBeHosted_NamesItAndSaysWhy(Type functions, string function, string why)
    {
        var exception = Should.Throw<FunctionBindingException>(() => TestHost.Build([functions]));

        exception.FunctionName.ShouldBe(function);
        exception.Message.ShouldContain($"'{function}'");
        exception.Message.ShouldContain(why);
    }

    [Fact]
    public void Build_TwoFunctionsOfOneName_NamesBoth()
    {
        var exception = Should.Throw<FunctionBindingException>(() => TestHost.Build([typeof(First), typeof(Second)]));

        exception.Message.ShouldContain(typeof(First).FullName!);
        exception.Message.ShouldContain(typeof(Second).FullName!);
    }

    [Fact]
    public void Build_TwoFeedsWithOneLeasePrefix_NamesBoth()
    {
        var exception = Should.Throw<FunctionBindingException>(() => TestHost.Build([typeof(TwoFeeds)]));

        exception.Message.ShouldContain("'FeedTwo'");
        exception.Message.ShouldContain("'FeedOne'");
    }

    [Fact]
    public async Task Build_WithADurableClient_HandsItToTheFunction()
    {
        var client = Substitute.For<DurableTaskClient>("test");
        await using var host = await TestHost.StartAsync([typeof(NoClient)], builder => builder.Services.AddSingleton(client));

        (await host.Http.GetStringAsync(new Uri("/NoClient", UriKind.Relative))).ShouldBe("test");
    }

    [Fact]
    public async Task Functions_OfTheHost_AreDescribed()
    {
        await using var host = TestHost.Build([typeof(First)]);

        var definition = host.Host.Functions.Single();
        definition.Name.ShouldBe("Same");
        definition.EntryPoint.ShouldBe($"{typeof(First).FullName}.{nameof(First.Run)}");
        definition.Parameters.Select(parameter => parameter.Name).ShouldBe(["request"]);
        definition.InputBindings["request"].Type.ShouldBe("httpTrigger");
        definition.OutputBindings["$return"].Direction.ShouldBe(BindingDirection.Out);
    }

    public interface IMissing;

    public sealed class UnknownParameter
    {
        [Function("Unknown")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, IMissing mystery) => Results.Ok(mystery);
    }

    public sealed class NotInTheRoute
    {
        [Function("NotInTheRoute")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "cases/{id}")] HttpRequest request, string caseId) =>
            Results.Ok(caseId);
    }

    public sealed class UnreadableRouteValue
    {
        [Function("Unreadable")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "cases/{id}")] HttpRequest request, Stream id) =>
            Results.Ok(id.Length);
    }

    public sealed class WrongRequest
    {
        [Function("WrongRequest")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] string request) => Results.Ok(request);
    }

    public sealed class WrongMessage
    {
        [Function("WrongMessage")]
        public static void Run([ServiceBusTrigger("notices")] ServiceBusMessage message) => message.Subject = "handled";
    }

    public sealed class WrongBatch
    {
        [Function("WrongBatch")]
        public static void Run([CosmosDBTrigger("pipeline", "cases")] string documents) => documents.ShouldNotBeNull();
    }

    public sealed class WrongTimer
    {
        [Function("WrongTimer")]
        public static void Run([TimerTrigger("0 0 * * * *")] string timer) => timer.ShouldNotBeNull();
    }

    public sealed class WrongContext
    {
        [Function("WrongContext")]
        public static Task Run([OrchestrationTrigger] string context) => Task.FromResult(context);
    }

    public sealed class TwoInputs
    {
        [Function("TwoInputs")]
        public static Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, string first, string second) =>
            Task.FromResult(context.InstanceId + first + second);
    }

    public sealed class NoClient
    {
        [Function("NoClient")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
            Results.Text(client.Name);
    }

    public sealed class UnknownService(IMissing missing)
    {
        [Function("UnknownService")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok(missing);
    }

    public sealed class UnknownTrigger
    {
        [Function("UnknownTrigger")]
        public static void Run([BlobTrigger] string blob) => blob.ShouldNotBeNull();
    }

    public sealed class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(HttpRequest request) => request.ShouldNotBeNull();
    }

    public sealed class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, [ActivityTrigger] string input) => timer.IsPastDue.ShouldBe(input.Length > 0);
    }

    public sealed class BadRoute
    {
        [Function("BadRoute")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "cases/{id")] HttpRequest request) => Results.Ok();
    }

    public sealed class BadSchedule
    {
        [Function("BadSchedule")]
        public static void Run([TimerTrigger("0 0 0 32 * *")] TimerInfo timer) => timer.ShouldNotBeNull();
    }

    public sealed class MissingSetting
    {
        [Function("MissingSetting")]
        public static void Run([TimerTrigger("%Nowhere%")] TimerInfo timer) => timer.ShouldNotBeNull();
    }

    public sealed class PlainAnswer
    {
        [Function("PlainAnswer")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Method;
    }

    public sealed class LostAnswer
    {
        [Function("LostAnswer")]
        public static Task<int> Run([ServiceBusTrigger("notices")] ServiceBusReceivedMessage message) => Task.FromResult(message.DeliveryCount);
    }

    public sealed class UnknownQueue
    {
        [Function("UnknownQueue")]
        public static void Run([ServiceBusTrigger("elsewhere")] ServiceBusReceivedMessage message) => message.ShouldNotBeNull();
    }

    public sealed class UnknownContainer
    {
        [Function("UnknownContainer")]
        public static void Run([CosmosDBTrigger("pipeline", "elsewhere")] IReadOnlyList<string> documents) => documents.ShouldNotBeNull();
    }

    public sealed class Batched
    {
        [Function("Batched")]
        public static void Run([ServiceBusTrigger("notices", IsBatched = true)] ServiceBusReceivedMessage[] messages) => messages.ShouldNotBeNull();
    }

    public sealed class Output
    {
        [Function("Output")]
        [ServiceBusOutput("notices")]
        public static string Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => $"{timer.IsPastDue}";
    }

    public sealed class RetryOnHttp
    {
        [Function("RetryOnHttp")]
        [FixedDelayRetry(3, "00:00:01")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }

    public sealed class First
    {
        [Function("Same")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }

    public sealed class Second
    {
        [Function("same")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }

    public sealed class TwoFeeds
    {
        [Function("FeedOne")]
        public static void One([CosmosDBTrigger("pipeline", "cases", LeaseContainerPrefix = "same")] IReadOnlyList<string> documents) =>
            documents.ShouldNotBeNull();

        [Function("FeedTwo")]
        public static void Two([CosmosDBTrigger("pipeline", "cases", LeaseContainerPrefix = "same")] IReadOnlyList<string> documents) =>
            documents.ShouldNotBeNull();
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class BlobTriggerAttribute : Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute;

    internal sealed class NotPublic
    {
        [Function("NotPublic")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }
}
