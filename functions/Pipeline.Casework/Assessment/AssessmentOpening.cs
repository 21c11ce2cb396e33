using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Assessment;

/// <summary>How an assessment that no submission led to begins, whoever opens it.</summary>
internal static class AssessmentOpening
{
    public const string Planned = "planned";

    public static void Write(CaseScript script, string reason, Location location, Framework framework, Policy policy, CaseId? previous)
    {
        script.Add(new CaseOpened
        {
            Kind = CaseKind.Assessment,
            Type = reason,
            PolicyVersion = policy.Version,
            Location = CaseLocation.Of(location),
            PreviousCase = previous,
            Priority = Priority.P4,
        });
        script.Add(new FrameworkChosen(framework.Key));
        script.Enter(Stage.Assessment, Via.Opened);
    }
}
