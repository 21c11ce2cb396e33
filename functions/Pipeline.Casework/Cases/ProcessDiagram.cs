using System.Text;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>Draws the process table as a Mermaid state diagram. The same table and roles give the same text.</summary>
public static class ProcessDiagram
{
    /// <summary>Lines that end with a line feed, without a fence around them.</summary>
    public static string Mermaid(DecisionRoles roles)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var row in CaseProcess.Rows)
        {
            Line(text, $"state \"{Names.Of(row.Stage)}\" as {Id(row.Stage)}");
        }

        Line(text, $"[*] --> {Id(Stage.Received)}: notification or concern");
        Line(text, $"[*] --> {Id(Stage.Assessment)}: assessment without a notification");
        foreach (var row in CaseProcess.Rows)
        {
            foreach (var passage in row.Passages)
            {
                Line(text, $"{Id(row.Stage)} --> {Id(passage.To)}: {passage.Via}, by itself");
            }

            foreach (var route in row.Decisions.Where(route => !LeadsAnywhere(route)))
            {
                foreach (var stage in route.To)
                {
                    Line(text, $"{Id(row.Stage)} --> {Id(stage)}: {Words(row, route, roles)}");
                }
            }

            Note(text, row, roles);
        }

        return text.ToString();
    }

    private static void Note(StringBuilder text, StageRow row, DecisionRoles roles)
    {
        var stay = row.Decisions.Where(route => route.To.Count == 0).Select(route => Words(row, route, roles))
            .Concat(row.Decisions.Where(LeadsAnywhere).Select(route => $"{Words(row, route, roles)}: to the stage it was closed from"))
            .ToList();
        if (stay.Count > 0)
        {
            Line(text, $"note right of {Id(row.Stage)}");
            stay.ForEach(words => Line(text, $"    {words}"));
            Line(text, "end note");
        }
    }

    private static bool LeadsAnywhere(Route route) => route.To.Count == CaseProcess.Rows.Count - 1;

    private static string Words(StageRow row, Route route, DecisionRoles roles) =>
        $"{route.Decision} ({string.Join(", ", roles.OfStage(row.Stage, route.Decision).Select(Names.Of))})";

    /// <summary>Mermaid takes no hyphen in an id.</summary>
    private static string Id(Stage stage) => Names.Of(stage).Replace('-', '_');

    private static void Line(StringBuilder text, string line) => text.Append("    ").Append(line).Append('\n');
}
