using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Who may call an operation. Whether a caller may know of the case at hand is asked beside it.</summary>
/// <param name="Roles">Empty for everybody, signed in or not.</param>
internal sealed record Audience(params IReadOnlyList<Role> Roles)
{
    public static Audience Everybody { get; } = new();

    public static Audience Staff { get; } = new([.. Caller.Staff.Order()]);

    public static Audience Auditor { get; } = new(Role.Auditor);

    public static Audience Operations { get; } = new(Role.Operations, Role.Manager);

    public static Audience Manager { get; } = new(Role.Manager);

    /// <summary>Anybody who says who they are.</summary>
    public static Audience SignedIn { get; } = new([.. Enum.GetValues<Role>().Where(role => role != Role.System)]);

    /// <summary>Each decision has its own roles; these are all to which a policy may give one.</summary>
    public static Audience ByDecision { get; } =
        new([.. CaseProcess.Rows.SelectMany(row => row.Decisions).Concat(CaseProcess.AnyOpenStage).SelectMany(route => route.Grantable).Distinct().Order()]);

    public bool IsEverybody => Roles.Count == 0;

    /// <summary>False also where it is enough to say who one is.</summary>
    public bool NeedsRole => !IsEverybody && !ReferenceEquals(this, SignedIn);

    public Audience And(params IEnumerable<Role> roles) => new([.. Roles.Concat(roles).Distinct().Order()]);

    public override string ToString() => IsEverybody ? "everybody" : ReferenceEquals(this, SignedIn) ? "anybody signed in" : ReferenceEquals(this, ByDecision) ? "by decision" : string.Join(", ", Roles.Select(Names.Of));
}
