using System.Globalization;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Mornings;

namespace Pipeline.Local.Mornings;

/// <summary>The morning page in words, for somebody who has never seen it. <paramref name="server"/> is where calls are shown to go.</summary>
internal sealed class MorningText(string server)
{
    private const string None = "  none";

    public IEnumerable<string> Lines(MorningPage page) =>
    [
        Of($"{page.Day.DayOfWeek} {page.Day:yyyy-MM-dd}, as of {page.AsOf:yyyy-MM-dd HH:mm} UTC"),
        page.NeedsAHand.Count == 0 ? "Nothing needs a hand." : $"Needs a hand: {string.Join("; ", page.NeedsAHand)}.",
        string.Empty,
        Of($"Arrivals since {page.Arrivals.Since:yyyy-MM-dd HH:mm} UTC, the start of the last working day: {page.Arrivals.Count}"),
        string.Empty,
        .. Section("P1 that nobody has reviewed, the oldest first", page.UnreviewedP1.Total, page.UnreviewedP1.Items.Select(row => Unreviewed(row, page.AsOf))),
        .. Section(
            $"Late: the clock has passed; only a decision ends it{By(page.LateByStage)}",
            page.Late.Total,
            page.Late.Items.Select(row => Of($"{row.Reference}  {Names.Of(row.Stage)}, due {At(row.Due)}, owner: {Owner(row)}"))),
        .. Section($"Stuck: cannot go on by itself{By(page.StuckByCode)}", page.Stuck.Total, page.Stuck.Items.SelectMany(Stuck)),
        page.ProcessesUnknown is { } unknown ? $"  Processes: {unknown}." : "  Processes: the durable backend was asked.",
        string.Empty,
        .. Section("Imports that stopped: the next sweep starts them again", page.StoppedImports.Count, page.StoppedImports.Select(Import)),
        .. Section("Dead letters: messages that were given up", page.DeadLetters.Total, page.DeadLetters.Items.SelectMany(DeadLetter)),
        .. Section("Holds ending today", page.HoldsEndingToday.Count, page.HoldsEndingToday.Select(Hold)),
        .. Section(Of($"Holds ending by the next working day, {page.NextWorkingDay:yyyy-MM-dd}"), page.HoldsEndingNext.Count, page.HoldsEndingNext.Select(Hold)),
        .. Section("Away", page.Away.Count, page.Away.Select(Away)),
        Of($"Calendar: bank holidays are known until {page.Calendar.KnownUntil:yyyy-MM-dd}, {page.Calendar.DaysLeft} more days; provisional deadlines: {page.Calendar.ProvisionalDeadlines}"),
        $"Last verify of the whole record: {Verified(page.Verifications.Record, "never: run pipeline verify")}",
        $"Last comparison with a checkpoint: {Verified(page.Verifications.Checkpoint, "never: it runs at night")}",
    ];

    private static IEnumerable<string> Section(string title, int total, IEnumerable<string> lines)
    {
        yield return Of($"{title}: {total}");
        var shown = 0;
        foreach (var line in lines)
        {
            shown++;
            yield return $"  {line}";
        }

        if (shown == 0)
        {
            yield return None;
        }
        else if (total > MorningPage.MostLines)
        {
            yield return Of($"  … the first {MorningPage.MostLines} of {total}");
        }

        yield return string.Empty;
    }

    private static string Unreviewed(MorningCase row, DateTimeOffset now)
    {
        var age = now - row.ReceivedAt;
        return Of($"{row.Reference}  {(int)age.TotalHours} h {age.Minutes:00} min old, received {At(row.ReceivedAt)}, due {At(row.Due)}, owner: {Owner(row)}");
    }

    private static string Hold(MorningHold hold) => $"{hold.Reference}  {Names.Of(hold.Stage)}, until {At(hold.Until)}, owner: {hold.Assignee ?? "nobody named"}";

    private static string Import(MorningImport import) =>
        Of($"{import.ImportId}  {import.Total} lines, accepted {At(import.At)}, process: {import.Process ?? "none"}");

    private static string Away(MorningAbsence absence) =>
        Of($"{absence.User} until {absence.Until:yyyy-MM-dd}, {absence.Cases} open cases, deputy: {absence.Deputy ?? "nobody who is there"}");

    private static string Owner(MorningCase row) => row.Assignee
        ?? (row.Role is { } role ? $"nobody named, role {Names.Of(role)}{(row.Team is { } team ? $" of team {team}" : string.Empty)}" : "nobody named");

    private static string By(IReadOnlyDictionary<string, int> counts) =>
        counts.Count == 0 ? string.Empty : $" ({string.Join(", ", counts.Select(count => Of($"{count.Key} {count.Value}")))})";

    private static string Verified(Verification? verification, string never) => verification switch
    {
        null => never,
        { Intact: true } => $"{At(verification.At)}, intact",
        _ => Of($"{At(verification.At)}, BROKEN in {verification.BrokenCount} places: run pipeline verify"),
    };

    private static string At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "no time";

    private static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Stuck(StuckCase stuck)
    {
        yield return $"{stuck.CaseId.Reference}  {Names.Of(stuck.Code)}{(stuck.Stage is { } stage ? $" in {Names.Of(stage)}" : string.Empty)} since {At(stuck.Since)}: {Reason(stuck)}";
        yield return $"    {Command(stuck)}";
    }

    private static string Reason(StuckCase stuck) => stuck.Reason ?? stuck.Code switch
    {
        StuckCode.NoProcess => "an open case without a process",
        StuckCode.Behind => $"the process has not done {stuck.Owed?.What}",
        StuckCode.MessageDead => "its message is among the dead letters: replay that, or release the case",
        StuckCode.ClockMissed => "a clock's time passed and nothing was recorded",
        StuckCode.HoldExpired => "its hold ended and nothing was recorded",
        _ => Names.Of(stuck.Code),
    };

    private string Command(StuckCase stuck) => stuck.Code switch
    {
        StuckCode.RecordBroken => "pipeline verify   (says where; restore those commits from a copy, then pipeline rebuild)",
        StuckCode.NobodyCanAct => Call(stuck.Release, "manager", """{"to":"USER"}"""),
        _ => Call(stuck.Release, "operations", "{}"),
    };

    private IEnumerable<string> DeadLetter(MorningDeadLetter letter)
    {
        yield return $"{letter.Queue} {letter.SequenceNumber}  {(letter.CaseId is { } caseId ? $"case {caseId}, " : string.Empty)}since {At(letter.EnqueuedAt)}: {letter.Reason}";
        yield return $"    {Call(letter.Replay, "operations", "{}")}";
    }

    private string Call(string call, string role, string body) =>
        $"curl -X POST {server}{call.Split(' ')[1]} -H 'Authorization: Development {role}-1 roles={role}' -H 'Content-Type: application/json' -d '{body}'";
}
