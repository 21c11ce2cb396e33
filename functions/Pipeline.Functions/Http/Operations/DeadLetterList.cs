using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Messages that were given up; <paramref name="Next"/> goes into <c>after</c>, absent on the last page.</summary>
public sealed record DeadLetterList(IReadOnlyList<DeadLetter> Items, long? Next);
