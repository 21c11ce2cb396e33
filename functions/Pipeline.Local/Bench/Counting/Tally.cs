namespace Pipeline.Local.Bench.Counting;

/// <summary>What was done, counted. <c>infra/docs/cost.md</c> defines each figure.</summary>
internal sealed record Tally
{
    public static Tally None { get; } = new();

    /// <summary>Commits that became part of the record.</summary>
    public int Commits { get; init; }

    /// <summary>Times that something was asked of the record, the worklist, the register or a log.</summary>
    public int Reads { get; init; }

    /// <summary>Items written beside the commits: snapshots, parts, rows, log entries, reports.</summary>
    public int Writes { get; init; }

    /// <summary>What Cosmos DB charged, or would by the estimates.</summary>
    public double RequestUnits { get; init; }

    /// <summary>How much of <see cref="RequestUnits"/> Cosmos DB itself reported.</summary>
    public double ReportedRequestUnits { get; init; }

    /// <summary>Bytes that stay in Cosmos DB.</summary>
    public long RecordBytes { get; init; }

    /// <summary>Messages sent.</summary>
    public int Messages { get; init; }

    /// <summary>Messages that the durable backend dispatched to orchestrators and activities.</summary>
    public int DurableActions { get; init; }

    public int BlobWrites { get; init; }

    public int BlobReads { get; init; }

    /// <summary>Bytes that stay in Blob Storage.</summary>
    public long BlobBytes { get; init; }

    /// <summary>HTTP requests.</summary>
    public int Requests { get; init; }

    public int BlobOperations => BlobWrites + BlobReads;

    public static Tally operator +(Tally left, Tally right) => new()
    {
        Commits = left.Commits + right.Commits,
        Reads = left.Reads + right.Reads,
        Writes = left.Writes + right.Writes,
        RequestUnits = left.RequestUnits + right.RequestUnits,
        ReportedRequestUnits = left.ReportedRequestUnits + right.ReportedRequestUnits,
        RecordBytes = left.RecordBytes + right.RecordBytes,
        Messages = left.Messages + right.Messages,
        DurableActions = left.DurableActions + right.DurableActions,
        BlobWrites = left.BlobWrites + right.BlobWrites,
        BlobReads = left.BlobReads + right.BlobReads,
        BlobBytes = left.BlobBytes + right.BlobBytes,
        Requests = left.Requests + right.Requests,
    };
}
