using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>The optional <c>framework</c> of a body: <c>id</c> or <c>id@version</c>, else the policy's default.</summary>
public static class FrameworkField
{
    public static Framework Read(FieldReader body, Policy policy)
    {
        if (body.Text("framework", policy.Limits.TextCharacters) is not { } key)
        {
            return policy.DefaultFramework;
        }

        if (policy.FindFramework(key) is { } found)
        {
            return found;
        }

        body.Fault("framework", $"must be one of: {string.Join(", ", policy.Frameworks.Select(framework => framework.Key))}");
        return policy.DefaultFramework;
    }
}
