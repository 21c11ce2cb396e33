namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>Gives one argument of one call.</summary>
internal delegate object? ParameterBinder(EmbeddedFunctionContext context);
