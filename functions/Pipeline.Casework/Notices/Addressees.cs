using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>To whom notices go. The provider is one addressee, by its id; its registered manager another, by the place.</summary>
public static class Addressees
{
    public const string Submitter = "submitter";
    public const string Duty = "duty";

    public static string ProviderOf(CaseState state) => state.Location?.ProviderId
        ?? throw new InvalidOperationException($"Case {state.CaseId} has no location and so no provider.");

    /// <summary>Everybody who answers for the place by law: the provider and, where the register has one, the registered manager by role.</summary>
    public static IReadOnlyList<string> RegisteredPersonsOf(CaseState state) =>
        [ProviderOf(state), .. state.Location?.HasRegisteredManager == true ? [$"{state.Location.LocationId}/registered-manager"] : Array.Empty<string>()];
}
