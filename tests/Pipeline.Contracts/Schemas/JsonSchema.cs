using System.Text.Json;

namespace Pipeline.Contracts.Schemas;

/// <summary>
/// Validates JSON against a JSON Schema, of draft 2020-12 or of an older one as far as both say the same. It knows the keywords of
/// <see cref="SchemaKeywords"/>; a schema with any other is refused when it is read, so that nothing is passed over in silence.
/// References lead inside the document only. Formats are asserted.
/// </summary>
public sealed class JsonSchema
{
    private readonly JsonElement root;
    private readonly JsonElement start;

    private JsonSchema(JsonElement root, JsonElement start)
    {
        this.root = root;
        this.start = start;
    }

    /// <exception cref="FormatException">It is no schema, has a keyword that is not known here, or a reference that leads nowhere.</exception>
    public static JsonSchema Parse(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return Of(document.RootElement);
    }

    /// <summary>The schema at a JSON pointer of a document, such as <c>/components/schemas/close</c>; its references are looked up in the whole document.</summary>
    /// <exception cref="FormatException">As <see cref="Parse"/>; and when there is nothing at the pointer.</exception>
    public static JsonSchema Of(JsonElement document, string pointer = "")
    {
        var root = document.Clone();
        var start = Find(root, "#" + pointer);
        SchemaKeywords.Check(root, start);
        return new JsonSchema(root, start);
    }

    /// <summary>Every fault; empty when the value is valid.</summary>
    public IReadOnlyList<SchemaFault> Validate(JsonElement value)
    {
        var faults = new List<SchemaFault>();
        new SchemaEvaluation(root, faults).Check(start, value, string.Empty);
        return faults;
    }

    /// <summary>What a reference inside the document leads to.</summary>
    internal static JsonElement Find(JsonElement root, string reference)
    {
        if (!reference.StartsWith('#'))
        {
            throw new FormatException($"The reference {reference} leads out of the document.");
        }

        var found = root;
        foreach (var step in reference.Split('/').Skip(1).Select(step => Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                throw new FormatException($"The reference {reference} leads nowhere.");
            }
        }

        return found;
    }
}
