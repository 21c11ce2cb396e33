using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Something done about a place, and in which case.</summary>
public sealed record LocationAction(CaseId CaseId, ActionView Action);
