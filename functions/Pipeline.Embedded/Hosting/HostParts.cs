using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting;

/// <summary>What every kind of trigger needs of the host around it.</summary>
internal sealed class HostParts(FunctionPipeline pipeline, IServiceProvider services, FunctionHostOptions options)
{
    private readonly IServiceProviderIsService _known = services.GetRequiredService<IServiceProviderIsService>();
    private readonly IConfiguration _configuration = services.GetRequiredService<IConfiguration>();

    public FunctionPipeline Pipeline => pipeline;

    public IServiceProvider Services => services;

    public FunctionHostOptions Options => options;

    public WorkGauge Gauge { get; } = services.GetRequiredService<WorkGauge>();

    public TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    public ILogger Logger<T>() => services.GetRequiredService<ILogger<T>>();

    /// <summary>Compiles a function whose trigger binds some of its parameters.</summary>
    /// <exception cref="FunctionBindingException">A parameter or a constructor's service is unknown.</exception>
    public HostedFunction Compile(FunctionDeclaration declaration, Func<ParameterInfo, ParameterBinder?> ofTrigger) =>
        new(declaration, ParameterBinders.For(declaration, ofTrigger, _known), _known);

    /// <exception cref="FunctionBindingException">A setting that the text names is not there.</exception>
    public string Resolve(FunctionDeclaration declaration, string text) => SettingReferences.Resolve(text, declaration, _configuration);

    /// <exception cref="FunctionBindingException">Nobody registered what the trigger cannot do without.</exception>
    public T Required<T>(FunctionDeclaration declaration)
        where T : notnull =>
        services.GetService<T>() ?? throw declaration.Fault($"no {typeof(T).Name} is registered.");
}
