using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Contracts.Fuzzing;

/// <summary>Makes bodies from the example of their schema: some as they are, some with real ids, most bent.</summary>
internal sealed class BodyFuzzer(ApiDescription api, FuzzWorld world, Random random)
{
    private const string Mark = "\u0001";

    public byte[] Make(JsonObject schema)
    {
        var body = api.ExampleOf(schema);
        Fill(body, null);
        return Bend(body);
    }

    /// <summary>Real ids in place of those of the example.</summary>
    private void Fill(JsonNode body, string? name)
    {
        switch (body)
        {
            case JsonObject members:
                foreach (var member in members.ToList())
                {
                    Fill(member.Value!, member.Key);
                }

                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                {
                    Fill(item!, name);
                }

                break;
            default:
                if (name is not null && world.Members.TryGetValue(name, out var known) && known.Count > 0)
                {
                    body.ReplaceWith(known[random.Next(known.Count)]);
                }

                break;
        }
    }

    private byte[] Bend(JsonNode body)
    {
        var odd = new List<string>();
        for (var bends = random.Next(4); bends > 0; bends--)
        {
            BendOne(body, odd);
        }

        var text = body.ToJsonString();
        foreach (var (index, value) in odd.Index())
        {
            text = text.Replace($"\"\\u0001{index}\"", value, StringComparison.Ordinal);
        }

        return random.Next(8) == 0 ? Damage(Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text);
    }

    private void BendOne(JsonNode body, List<string> odd)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, name) = places[random.Next(places.Count)];
        switch (random.Next(4))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                parent.TryAdd($"{name}X", 1);
                break;
            default:
                parent[name] = $"{Mark}{odd.Count}";
                odd.Add(OddValues.Json[random.Next(OddValues.Json.Length)]);
                break;
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key))),
        JsonArray items => items.SelectMany(Places),
        _ => [],
    };

    private byte[] Damage(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        return random.Next(7) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], 0xC3, 0x28, .. bytes[at..]],
            2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            3 => [0xEF, 0xBB, 0xBF, .. bytes],
            4 => [.. bytes, .. bytes],
            5 => [.. "[]"u8],
            _ => [],
        };
    }
}
