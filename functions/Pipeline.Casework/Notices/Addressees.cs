using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notices;

/// <summary>To whom notices go. A provider without registered persons is one addressee: its provider id.</summary>
public static class Addressees
{
    public const string Submitter = "submitter";
    public const string Duty = "duty";

    public static string ProviderOf(CaseState state) => state.Location?.ProviderId
        ?? throw new InvalidOperationException($"Case {state.CaseId} has no location and so no provider.");
}
