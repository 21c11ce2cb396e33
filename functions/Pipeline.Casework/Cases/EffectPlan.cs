namespace Pipeline.Casework.Cases;

/// <summary>An effect that a stage entry or a decision asks for.</summary>
public sealed record EffectPlan(string Name, EffectKind Kind, IReadOnlyList<string> Addressees, bool Gates)
{
    public static EffectPlan Activity(string name) => new(name, EffectKind.Activity, [], Gates: true);

    public static EffectPlan Notice(string name, params IReadOnlyList<string> addressees) => new(name, EffectKind.Notice, addressees, Gates: true);

    /// <summary>A notice that nothing waits for.</summary>
    public static EffectPlan Courtesy(string name, params IReadOnlyList<string> addressees) => new(name, EffectKind.Notice, addressees, Gates: false);

    public Effect At(CaseId caseId, int entry, DateTimeOffset since, int number = 1) => new()
    {
        Name = Name,
        Key = number == 1 ? $"{caseId}:{entry}:{Name}" : $"{caseId}:{entry}:{Name}:{number}",
        Kind = Kind,
        Entry = entry,
        Status = EffectStatus.Owed,
        Since = since,
        Gates = Gates,
        Addressees = Addressees,
    };
}
