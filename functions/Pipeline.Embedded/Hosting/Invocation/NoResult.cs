namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>A function whose trigger expects no answer must not give one: it would be thrown away in silence.</summary>
internal static class NoResult
{
    public static void Check(FunctionDeclaration declaration)
    {
        if (MethodInvoker.ResultOf(declaration.Method) is var result && result != typeof(void))
        {
            throw declaration.Fault($"it returns {result.Name}, which nobody would receive.");
        }
    }
}
