using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class HttpTriggerTests
{
    [Theory]
    [InlineData("GET", "/api/cases/7QK39MZ2XA4/notes/3", 200, "7QK39MZ2XA4 3 GetNote")]
    [InlineData("GET", "/api/cases/7QK39MZ2XA4/notes/three", 404, "nothing at api/cases/7QK39MZ2XA4/notes/three")]
    [InlineData("PUT", "/api/cases/7QK39MZ2XA4/notes/3", 404, "nothing at api/cases/7QK39MZ2XA4/notes/3")]
    [InlineData("GET", "/", 404, "nothing at ")]
    [InlineData("POST", "/api/notes", 202, "\"posted\"")]
    [InlineData("DELETE", "/Direct", 204, "")]
    [InlineData("GET", "/api/json", 200, "{\"caseId\":\"7QK39MZ2XA4\"}")]
    public async Task Request_ByRouteAndVerb_ReachesItsFunction(string method, string path, int status, string body)
    {
        await using var host = await TestHost.StartAsync([typeof(Api)]);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await host.Http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task Function_ThatThrows_IsAnEmpty500AndTheHostLivesOn()
    {
        await using var host = await TestHost.StartAsync([typeof(Api)]);

        using var failed = await host.Http.GetAsync(new Uri("/api/broken", UriKind.Relative));
        using var after = await host.Http.PostAsync(new Uri("/api/notes", UriKind.Relative), null);

        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await failed.Content.ReadAsStringAsync()).ShouldBeEmpty();
        after.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData(10, 1_000)]
    [InlineData(1_000, 10)]
    public async Task Body_OverTheLowerOfBothLimits_MeetsTheFunctionAs413(long hostLimit, long appLimit)
    {
        await using var host = await TestHost.StartAsync(
            [typeof(Api)],
            builder => builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = appLimit),
            options: options => options with { MaxRequestBodyBytes = hostLimit });
        using var small = new StringContent("0123456789", Encoding.ASCII);
        using var large = new StringContent("01234567890", Encoding.ASCII);

        using var accepted = await host.Http.PostAsync(new Uri("/api/echo", UriKind.Relative), small);
        using var refused = await host.Http.PostAsync(new Uri("/api/echo", UriKind.Relative), large);

        (await accepted.Content.ReadAsStringAsync()).ShouldBe("0123456789");
        (await refused.Content.ReadAsStringAsync()).ShouldBe("413");
    }

    [Theory]
    [InlineData("secret", "?code=secret", HttpStatusCode.OK)]
    [InlineData("secret", "?code=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("secret", "", HttpStatusCode.Unauthorized)]
    [InlineData(null, "?code=", HttpStatusCode.Unauthorized)]
    public async Task Function_ThatIsNotAnonymous_AsksForTheKey(string? key, string query, HttpStatusCode status)
    {
        await using var host = await TestHost.StartAsync([typeof(Keyed)], options: options => options with { FunctionKey = key });

        using var response = await host.Http.GetAsync(new Uri($"/api/keyed{query}", UriKind.Relative));

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Middleware_AroundAFunction_RunsInOrderAndSeesTheRequest()
    {
        await using var host = await TestHost.StartAsync([typeof(Api)], builder =>
        {
            builder.UseMiddleware(async (context, next) =>
            {
                var calls = context.InstanceServices.GetRequiredService<Calls>();
                calls.Add($"outer before {context.FunctionDefinition.Name} {context.GetHttpContext()!.Request.Path}");
                await next();
                calls.Add("outer after");
            });
            builder.UseMiddleware(async (context, next) =>
            {
                context.InstanceServices.GetRequiredService<Calls>().Add("inner before");
                await next();
                context.InstanceServices.GetRequiredService<Calls>().Add("inner after");
            });
        });

        using var response = await host.Http.PostAsync(new Uri("/api/notes", UriKind.Relative), null);

        host.Calls.Seen.ShouldBe(
            ["outer before AddNote /api/notes", "inner before", "AddNote", "inner after", "outer after", "result written"]);
    }

    [Fact]
    public async Task Middleware_ThatAnswersAnException_IsWhatTheCallerSees()
    {
        await using var host = await TestHost.StartAsync([typeof(Api)], builder => builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException e)
            {
                var response = context.GetHttpContext()!.Response;
                response.StatusCode = 409;
                await response.WriteAsync(e.Message);
            }
        }));

        using var response = await host.Http.GetAsync(new Uri("/api/broken", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync()).ShouldBe("broken on purpose");
    }

    [Fact]
    public async Task Services_OfOneRequest_AreOneScope()
    {
        await using var host = await TestHost.StartAsync([typeof(Scoped)], builder =>
        {
            builder.Services.AddScoped<Visit>();
            builder.UseMiddleware((context, next) =>
            {
                context.InstanceServices.GetRequiredService<Visit>().Number = 7;
                return next();
            });
        });

        (await host.Http.GetStringAsync(new Uri("/api/visit", UriKind.Relative))).ShouldBe("7");
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n", "400")]
    [InlineData("GET / HTTP/9.9\r\n\r\n", "505")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("GET /%zz%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "400")]
    [InlineData("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404")]
    public async Task MalformedRequest_OfAnyShape_IsAnsweredAndTheHostLivesOn(string shape, string status)
    {
        await using var host = await TestHost.StartAsync([typeof(Api)]);
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(shape));
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync()).ShouldStartWith($"HTTP/1.1 {status}");
        }

        using var response = await host.Http.PostAsync(new Uri("/api/notes", UriKind.Relative), null);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    public sealed class Api(Calls calls)
    {
        [Function("GetNote")]
        public static IActionResult Get(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseId}/notes/{number:int}")] HttpRequest request,
            string caseId,
            int number,
            FunctionContext context,
            CancellationToken cancellationToken) =>
            new ContentResult { Content = cancellationToken == request.HttpContext.RequestAborted ? $"{caseId} {number} {context.FunctionDefinition.Name}" : null };

        [Function("AddNote")]
        public async Task<IResult> Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/notes")] HttpRequest request)
        {
            await Task.Yield();
            calls.Add("AddNote");
            return new Noting(calls, Results.Accepted(value: "posted"));
        }

        [Function("Echo")]
        public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/echo")] HttpRequest request)
        {
            try
            {
                using var reader = new StreamReader(request.Body);
                return Results.Text(await reader.ReadToEndAsync());
            }
            catch (BadHttpRequestException e)
            {
                return Results.Text($"{e.StatusCode}");
            }
        }

        [Function("Direct")]
        public static Task Direct([HttpTrigger(AuthorizationLevel.Anonymous, "delete")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = 204;
            return Task.CompletedTask;
        }

        [Function("Json")]
        public static ValueTask<IActionResult> Json([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/json")] HttpRequest request) =>
            ValueTask.FromResult<IActionResult>(new OkObjectResult(new { CaseId = "7QK39MZ2XA4" }));

        [Function("Broken")]
        public static IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/broken")] HttpRequest request) =>
            throw new InvalidOperationException("broken on purpose");

        [Function("NotFound")]
        public static IResult NotFound([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) =>
            Results.Text($"nothing at {path}", statusCode: 404);
    }

    public sealed class Keyed
    {
        [Function("Keyed")]
        public static IResult Get([HttpTrigger("get", Route = "api/keyed")] HttpRequest request) => Results.Ok();
    }

    public sealed class Scoped(Visit visit)
    {
        [Function("Visit")]
        public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/visit")] HttpRequest request) =>
            Results.Text($"{visit.Number}");
    }

    public sealed class Visit
    {
        public int Number { get; set; }
    }

    private sealed class Noting(Calls calls, IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            calls.Add("result written");
            return inner.ExecuteAsync(httpContext);
        }
    }
}
