using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>The register answers: it is asked for a place that is not in it.</summary>
public sealed class RegisterCheck(IRegister register) : IDependencyCheck
{
    public string Name => DependencyNames.Register;

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        await register.FindLocationAsync("0-0", cancellationToken);
        return new DependencyState.Ok();
    }
}
