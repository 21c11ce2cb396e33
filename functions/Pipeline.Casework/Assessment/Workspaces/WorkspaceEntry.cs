using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>What one decision can be taken from: a judgement to make, or a document to attach.</summary>
/// <param name="Where">What it is about: a statement, a key question, or the number of a document.</param>
/// <param name="Title">In words.</param>
/// <param name="Group">The heading under which it stands.</param>
/// <param name="Decision">The decision that a change leads to.</param>
/// <param name="Subject">The member of the decision's body that names what it is about, with its value.</param>
/// <param name="Fields">What can be filled in.</param>
public sealed record WorkspaceEntry(
    string Where, string Title, string Group, string Decision, KeyValuePair<string, string> Subject, IReadOnlyList<WorkspaceField> Fields)
{
    public string TagOf(WorkspaceField field) => $"{Decision}:{Where}:{field.Name}";

    /// <summary>What stands in the record, by field; all empty where nothing was decided yet.</summary>
    public IReadOnlyList<string> Shown() => [.. Fields.Select(field => field.Canonical(field.Shown))];

    /// <summary>What somebody left in the fields, by field. A prompt is nothing.</summary>
    public IReadOnlyList<string> Typed(IReadOnlyDictionary<string, string> texts) =>
        [.. Fields.Select(field => texts[TagOf(field)] is var text && text == WordText.Normal(field.Prompt) ? string.Empty : field.Canonical(text))];

    public JsonElement Body(IReadOnlyList<string> typed)
    {
        var body = new JsonObject { [Subject.Key] = Subject.Value };
        foreach (var (field, text) in Fields.Zip(typed))
        {
            if (field.Value(text) is { } value)
            {
                body[field.Name] = value;
            }
        }

        return JsonSerializer.SerializeToElement(body);
    }
}
