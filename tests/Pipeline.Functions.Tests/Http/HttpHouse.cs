using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Pipeline.Casework;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions.Tests.Http;

/// <summary>A house of cases behind the app's real functions, middleware and routes, without a server.</summary>
internal sealed class HttpHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly RequestDelegate app;

    public HttpHouse(Action<IServiceCollection>? configure = null, bool development = true, Func<PolicyCatalog, PolicyCatalog>? policy = null)
    {
        Cases = new CaseHouse(policy: policy);
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(Log));
        collection.AddRouting();
        using var listener = new DiagnosticListener("tests");
        collection.AddSingleton(listener);
        collection.AddSingleton<IHostApplicationLifetime>(Lifetime);
        collection.AddSingleton<TimeProvider>(Cases.Time);
        collection.AddSingleton(Cases.Policies);
        collection.AddSingleton<IdSource>(new SeededIds(7));
        collection.AddSingleton(Cases.Get<InstallationKey>());
        collection.AddSingleton<ICaseStore>(Cases.Store);
        collection.AddSingleton<IDocumentStore>(Cases.Documents);
        collection.AddSingleton<ICheckpointStore>(Cases.Checkpoints);
        collection.AddSingleton<IHouseLog>(Cases.HouseLog);
        collection.AddSingleton<IMessageQueue>(Cases.Queue);
        collection.AddSingleton<IWorklist>(Cases.Worklist);
        collection.AddSingleton<IRegister>(Cases.Register);
        collection.AddSingleton<IAuditLog>(Cases.Audit);
        collection.AddSingleton<IMalwareScanner>(Cases.Scanner);
        collection.AddSingleton<INoticeSender>(Cases.NoticeSender);
        collection.AddSingleton<IDependencyCheck, RecordCheck>();
        collection.AddSingleton<IDependencyCheck, RegisterCheck>();
        collection.AddSingleton<DurableTaskClient>(Durable);
        collection.AddCasework();
        collection.Configure<DevelopmentIdentityOptions>(options => options.Allowed = development);
        var builder = new MiddlewareBuilder(collection);
        builder.UseHttpPipeline();
        collection.AddHttp();
        foreach (var type in HttpFunctionMethods.All.Select(function => function.Method.DeclaringType!).Distinct())
        {
            collection.AddSingleton(type);
        }

        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        app = Build(builder);
    }

    public CaseHouse Cases { get; }

    public FakeDurableClient Durable { get; } = new();

    public FakeLifetime Lifetime { get; } = new();

    public RecordingLog Log { get; } = new();

    public Task LoadAsync(params Location[] locations) => Cases.Register.LoadAsync(new RegisterContent(locations, []), Cases.Time.Now, CancellationToken.None);

    /// <summary>Any of the app's own classes.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The header under which development identity takes this caller for the same one.</summary>
    public string HeaderOf(Caller caller)
    {
        if (caller.SubmitterOf is { } caseId)
        {
            return $"Reference {caseId}:{Cases.Get<InstallationKey>().AccessCode(caseId)}";
        }

        var roles = caller.Roles.Count == 0 ? string.Empty : $" roles={string.Join(',', caller.Roles.Select(Names.Of))}";
        var providers = caller.Providers.Count == 0 ? string.Empty : $" provider={string.Join(',', caller.Providers)}";
        return $"Development {caller.UserId}{roles}{providers}";
    }

    public Task<Reply> GetAsync(string url, Caller? by = null, params (string Name, string Value)[] headers) => SendAsync("GET", url, by, headers: headers);

    public Task<Reply> PostAsync(string url, object? body, Caller? by = null, params (string Name, string Value)[] headers) =>
        SendAsync("POST", url, by, body is null ? null : body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body, CaseJson.Options), body is null ? null : "application/json", headers);

    /// <summary>Sends a request; <paramref name="announced"/> is what its length header says.</summary>
    public async Task<Reply> SendAsync(
        string method,
        string url,
        Caller? by = null,
        byte[]? body = null,
        string? contentType = null,
        IEnumerable<(string Name, string Value)>? headers = null,
        Stream? stream = null,
        bool announced = true,
        CancellationToken aborted = default)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = aborted };
        var parts = url.Split('?', 2);
        http.Request.Method = method;
        http.Request.Path = new PathString(Uri.UnescapeDataString(parts[0]));
        http.Request.QueryString = parts.Length == 2 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        http.Request.ContentType = contentType;
        http.Request.Body = stream ?? new MemoryStream(body ?? []);
        http.Request.ContentLength = body is not null && announced ? body.Length : null;
        if (by is not null)
        {
            http.Request.Headers.Authorization = HeaderOf(by);
        }

        foreach (var header in (headers ?? []).GroupBy(header => header.Name))
        {
            http.Request.Headers[header.Key] = new StringValues([.. header.Select(one => one.Value)]);
        }

        using var response = new MemoryStream();
        http.Response.Body = response;
        await app(http);
        return new Reply(http.Response.StatusCode, http.Response.Headers, response.ToArray());
    }

    public Task<Reply> SendRawAsync(string method, string url, string? authorization, byte[] body, string contentType) =>
        SendAsync(method, url, null, body, contentType, authorization is null ? [] : [("Authorization", authorization)]);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Cases.Dispose();
        Log.Dispose();
        Lifetime.Dispose();
    }

    private RequestDelegate Build(MiddlewareBuilder builder)
    {
        var web = new ApplicationBuilder(services);
        web.UseRouting();
        web.UseEndpoints(endpoints =>
        {
            foreach (var function in HttpFunctionMethods.All)
            {
                var endpoint = endpoints.Map(function.Trigger.Route!, http => RunAsync(builder, function, http));
                if (function.Verbs.Count > 0)
                {
                    endpoint.WithMetadata(new Microsoft.AspNetCore.Routing.HttpMethodMetadata(function.Verbs));
                }
            }
        });
        return web.Build();
    }

    private static Task RunAsync(MiddlewareBuilder builder, HttpFunctionMethods function, HttpContext http) =>
        builder.Around(_ => function.InvokeAsync(http))(new HttpFunctionContext(function.Name, http));
}
