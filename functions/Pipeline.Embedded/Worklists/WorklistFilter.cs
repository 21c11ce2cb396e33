using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>The condition of a worklist query and its values.</summary>
internal sealed class WorklistFilter
{
    private readonly List<string> _conditions = [];
    private readonly Dictionary<string, object> _values = [];

    public string Condition => string.Join(" AND ", _conditions);

    public static WorklistFilter Of(WorklistQuery query)
    {
        var filter = new WorklistFilter();
        var now = query.AsOf.UtcTicks;
        if (query.Stage is { } stage)
        {
            filter.Add("stage = $stage", "$stage", Names.Of(stage));
        }
        else
        {
            filter._conditions.Add("open = 1");
        }

        filter.AddIf(query.ActingRole is { } role ? Names.Of(role) : null, "role = $role", "$role");
        filter.AddIf(query.Team, "team = $team", "$team");
        filter.AddIf(query.Assignee, "assignee = $assignee", "$assignee");
        if (query.Priority is { } priority)
        {
            var (first, last) = WorklistKeys.Range(priority);
            filter.Add("urgency >= $first", "$first", first);
            filter.Add("urgency <= $last", "$last", last);
        }

        filter.AddIf(query.Late is null ? null : now, query.Late == true ? "due < $late AND held = 0" : "(due >= $late OR held = 1)", "$late");
        filter.AddIf(query.Stuck is null ? null : now, query.Stuck == true ? "stuck_at < $stuck" : "(stuck_at IS NULL OR stuck_at >= $stuck)", "$stuck");
        return filter;
    }

    /// <summary>This filter, and rows in whose text the words are found.</summary>
    public WorklistFilter With(IReadOnlyList<string> words)
    {
        for (var n = 0; n < words.Count; n++)
        {
            Add($"instr(worklist_row.text, $word{n}) > 0", $"$word{n}", SearchWords.Sought(words[n]));
        }

        return this;
    }

    public SqliteCommand Bind(SqliteCommand command)
    {
        foreach (var (name, value) in _values)
        {
            command.Set(name, value);
        }

        return command;
    }

    private void AddIf(object? value, string condition, string name)
    {
        if (value is not null)
        {
            Add(condition, name, value);
        }
    }

    private void Add(string condition, string name, object value)
    {
        _conditions.Add(condition);
        _values[name] = value;
    }
}
