namespace Pipeline.Local.Bench;

/// <summary>Something to be measured.</summary>
internal interface IWorkload
{
    string Name { get; }

    /// <summary>How many, if nobody says.</summary>
    int DefaultCount { get; }

    /// <exception cref="BenchFailedException">It did not work.</exception>
    Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken);
}
