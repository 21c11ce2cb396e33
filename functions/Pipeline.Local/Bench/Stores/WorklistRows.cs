using System.Buffers.Binary;
using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;
using Pipeline.Local.Demo;

namespace Pipeline.Local.Bench.Stores;

/// <summary>Rows of a worklist by number: one in ten cases is open, as after some years.</summary>
internal static class WorklistRows
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private const int OpenOf = 10;
    private const int Locations = 15_000;
    private const int Teams = 40;
    private const int MinutesBetween = 2;
    private const int DaysToAct = 10;

    private static readonly (Stage Stage, Role Role)[] Open =
    [
        (Stage.Triage, Role.Triage), (Stage.AwaitingInformation, Role.Submitter), (Stage.Assessment, Role.Inspector), (Stage.QualityReview, Role.Reviewer),
        (Stage.SignOff, Role.Publisher),
    ];

    public static WorklistRow Of(int number, Words words)
    {
        var open = number % OpenOf == 0;
        var (stage, role) = Open[number / OpenOf % Open.Length];
        var received = Now.AddMinutes(-MinutesBetween * (double)number);
        return new WorklistRow
        {
            CaseId = IdOf(number),
            CommitVersion = 2,
            Kind = CaseKind.Notification,
            Type = "SERIOUS-INJURY",
            Stage = open ? stage : Stage.Closed,
            StageSince = received,
            ActingRole = open ? role : null,
            Team = Text($"team-{number % Teams}"),
            Priority = (Priority)(number / OpenOf % Enum.GetValues<Priority>().Length),
            LocationId = Text($"1-{number % Locations}"),
            LocationName = Text($"Care home {number % Locations}"),
            ProviderReference = Text($"INC-{number}"),
            ReceivedAt = received,
            Due = open ? received.AddDays(DaysToAct) : null,
            ClosedAt = open ? null : received.AddDays(1),
            Outcome = open ? null : "no-further-action",
            OpenEffects = [],
            Generation = 1,
            SearchText = words.Incidents[number % words.Incidents.Count],
        };
    }

    private static CaseId IdOf(int number)
    {
        // Spread, as random ids are.
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bits, (ulong)(number + 1) * 0x9E3779B97F4A7C15UL);
        return CaseId.From(bits);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
