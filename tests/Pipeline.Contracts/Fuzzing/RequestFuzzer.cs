using System.Text.Json.Nodes;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>
/// Makes requests from the API description: right ones, and such as nobody sends by mistake. The same seed and world give the same requests.
/// </summary>
public sealed class RequestFuzzer
{
    private readonly ApiDescription api;
    private readonly FuzzWorld world;
    private readonly Random random;
    private readonly BodyFuzzer bodies;
    private readonly List<ApiOperation> weighted;

    public RequestFuzzer(ApiDescription api, FuzzWorld world, int seed)
    {
        this.api = api;
        this.world = world;
        random = new Random(seed);
        bodies = new BodyFuzzer(api, world, random);
        weighted = [.. api.Operations.SelectMany(operation => Enumerable.Repeat(operation, Weight(operation)))];
    }

    public FuzzRequest Next()
    {
        var operation = Pick(weighted);
        var decision = operation.Path.Contains("{decision}", StringComparison.Ordinal) ? Decision() : null;
        var (path, straightPath) = Path(operation, decision);
        var verb = OneIn(20) ? Pick(OddValues.Verbs) : operation.Verb == "GET" && OneIn(20) ? "HEAD" : operation.Verb;
        var (type, body) = Body(operation, decision);
        return new FuzzRequest
        {
            Verb = verb,
            Target = path + Query(operation),
            Caller = Caller(decision is null ? operation.Roles : ApiDescription.RolesIn(api.Schemas[decision]!.AsObject())),
            Headers = Headers(operation),
            ContentType = type,
            Body = body,
            Made = operation,
            Decision = decision,
            Straight = straightPath && verb == operation.Verb,
        };
    }

    /// <summary>What takes bodies has the most to get wrong; what looks at every case is asked seldom, for it takes longest.</summary>
    private static int Weight(ApiOperation operation) =>
        operation.Path.Contains("{decision}", StringComparison.Ordinal) ? 60 : operation.BodySchema is not null ? 12 : operation.Parameters.Count > 0 ? 4 : 1;

    private string Decision() => Pick(api.Operations.First(operation => operation.Path.Contains("{decision}", StringComparison.Ordinal))
        .Parameters.First(parameter => parameter["name"]!.GetValue<string>() == "decision")["schema"]!["enum"]!.AsArray()).GetValue<string>();

    private (string Path, bool Straight) Path(ApiOperation operation, string? decision)
    {
        var straight = true;
        var parts = operation.Path.Split('/').Select(part =>
        {
            if (!part.StartsWith('{'))
            {
                return part;
            }

            var name = part[1..^1];
            if (OneIn(12))
            {
                straight = false;
                return Pick(OddValues.Encoded);
            }

            return name == "decision" ? decision! : world.Ids.TryGetValue(name, out var ids) && ids.Count > 0 ? Uri.EscapeDataString(Pick(ids)) : "1";
        });
        var path = string.Join('/', parts);
        if (OneIn(100))
        {
            straight = false;
            path = random.Next(4) switch
            {
                0 => path + "/",
                1 => path + "/" + Pick(OddValues.Encoded),
                2 => "/" + path,
                _ => path.ToUpperInvariant(),
            };
        }

        return (path, straight);
    }

    private string Query(ApiOperation operation)
    {
        var parts = new List<string>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query"))
        {
            var name = parameter["name"]!.GetValue<string>();
            var required = parameter["required"]!.GetValue<bool>();
            if (!OneIn(required ? 20 : 3) == required)
            {
                var schema = parameter["schema"]!.AsObject();
                var value = OneIn(3) ? Pick(OddValues.Encoded) : Uri.EscapeDataString(Known(schema));
                parts.Add($"{name}={value}");
                if (OneIn(30))
                {
                    parts.Add($"{name}={value}");
                }
            }
        }

        if (OneIn(30))
        {
            parts.Add($"{Pick(OddValues.Encoded)}={Pick(OddValues.Encoded)}");
        }

        return parts.Count == 0 ? string.Empty : $"?{string.Join('&', parts)}";
    }

    private string Known(JsonObject schema) =>
        schema["enum"] is JsonArray terms ? Pick(terms).GetValue<string>() : api.ExampleOf(schema).ToString();

    private (string? Type, byte[]? Body) Body(ApiOperation operation, string? decision)
    {
        var schema = decision is null ? operation.BodySchema : api.Schemas[decision]!.AsObject();
        if (operation.BodyType is null || OneIn(40))
        {
            return OneIn(30) ? ("application/json", "{}"u8.ToArray()) : (null, null);
        }

        var type = OneIn(20) ? Pick(OddValues.ContentTypes) : operation.BodyType;
        return operation.BodyType switch
        {
            "application/x-ndjson" => (type, Lines()),
            "application/json" => (type, bodies.Make(schema!)),
            _ => (type, Bytes()),
        };
    }

    private byte[] Lines()
    {
        var line = api.Schemas["import-line"]!.AsObject();
        return [.. Enumerable.Range(0, random.Next(4)).SelectMany(_ => bodies.Make(line).Append((byte)'\n'))];
    }

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return bytes;
    }

    private List<(string, string)> Headers(ApiOperation operation)
    {
        var headers = new List<(string, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "header" && OneIn(4)))
        {
            headers.Add((parameter["name"]!.GetValue<string>(), OneIn(2) ? Pick(OddValues.Headers) : $"key-{random.Next(1_000_000)}"));
        }

        if (OneIn(10))
        {
            headers.Add((Pick(OddValues.HeaderNames), Pick(OddValues.Headers)));
        }

        return headers;
    }

    private FuzzCaller Caller(IReadOnlySet<string>? roles)
    {
        if (OneIn(15))
        {
            return new FuzzCaller(Pick(OddValues.Authorizations));
        }

        var fitting = roles is null || OneIn(3) ? [] : world.Callers.Where(caller => caller.Roles.Any(roles.Contains)).ToList();
        return Pick(fitting.Count > 0 ? fitting : world.Callers);
    }

    private bool OneIn(int times) => random.Next(times) == 0;

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private JsonNode Pick(JsonArray list) => list[random.Next(list.Count)]!;
}
