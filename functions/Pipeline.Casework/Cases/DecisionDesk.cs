using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Cases;

/// <summary>Takes decisions: checks them in the contract's order and commits what they lead to, whoever asks and by whatever way.</summary>
public sealed class DecisionDesk(
    CaseRecord record, PolicyCatalog policies, ICaseLookups lookups, InstallationKey key, IdSource ids, TimeProvider time)
{
    private const string ReasonField = "reason";

    /// <summary>Conflicts in a row after which the caller is asked to try again.</summary>
    private const int MaxConflicts = 16;

    /// <summary>Takes the decision, or says why not; then nothing has changed.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot answer, or others changed the case every time.</exception>
    public async Task<DecisionResult> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(request.CaseId, out var caseId))
        {
            return new DecisionResult.NotFound();
        }

        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            if (await TryDecideAsync(caseId, request, cancellationToken) is { } result)
            {
                return result;
            }
        }

        throw CaseRecord.Contended(caseId);
    }

    /// <summary>Null after a conflict.</summary>
    private async Task<DecisionResult?> TryDecideAsync(CaseId caseId, DecisionRequest request, CancellationToken cancellationToken)
    {
        var file = await record.FindAsync(caseId, cancellationToken);
        if (file is null || Decisions.Find(request.Decision) is not { } decision)
        {
            return new DecisionResult.NotFound();
        }

        var state = file.State;
        var access = CaseAccess.Of(request.Caller, state);
        if (!access.MayKnow)
        {
            return new DecisionResult.NotFound();
        }

        var policy = policies.Get(state.PolicyVersion);
        if (!policy.Roles.Anywhere(decision.Name).Overlaps(access.Roles))
        {
            return Forbidden(decision, policy.Roles.Anywhere(decision.Name));
        }

        var permits = policy.Roles.PermitsOf(state.Stage, decision.Name);
        var permit = permits.FirstOrDefault(candidate => candidate.Roles.Any(access.Roles.Contains));
        if (permit is null && permits.Count > 0)
        {
            return Forbidden(decision, permits.SelectMany(candidate => candidate.Roles));
        }

        var use = UseOf(request, caseId);
        if (use is not null && state.Keys.FirstOrDefault(answer => answer.Key == use.Key) is { } answer)
        {
            return answer.BodyHash == use.BodyHash ? Decided(answer.Version, answer.Stage, decision, state, policy) : new DecisionResult.KeyReused();
        }

        var role = (permit?.Roles ?? policy.Roles.Anywhere(decision.Name).AsEnumerable()).First(access.Roles.Contains);
        var reader = new FieldReader(request.Body);
        var context = Context(request, state, policy, role, reader);
        if (decision.NeedsReason && context.Reason is null && !reader.Faults.Fields.Contains(ReasonField))
        {
            reader.Fault(ReasonField, "is required: it stays in the record");
        }

        var prepared = await decision.PrepareAsync(reader, context, cancellationToken);
        if (Objection(request, decision, context, permit, reader, prepared) is { } objection)
        {
            return objection;
        }

        await prepared.CommitElsewhere(record, cancellationToken);
        var script = new CaseScript(
            state, new CommitStamp(state.CommitVersion + 1, context.Now, context.By, decision.Name, context.Reason), new PartBook(caseId, ids));
        prepared.Decide(script);
        var result = await record.CommitAsync(
            caseId,
            file,
            new CommitDraft
            {
                CommitId = use?.Key,
                By = context.By,
                Cause = decision.Name,
                Why = context.Reason,
                Events = script.Events,
                Parts = script.Parts.Parts,
                Key = use,
            },
            cancellationToken);
        return result is CommitResult.Committed committed
            ? Decided(committed.File.State.Version, committed.File.State.Stage, decision, committed.File.State, policy)
            : null;
    }

    private DecisionResult.Decided Decided(int version, Stage stage, Decision decision, CaseState state, Policy policy) => new(version, stage)
    {
        AssigneeAway = decision.Name == DecisionNames.Assign ? policy.People.AbsenceOf(state.Assignee, LondonTime.DateOf(time.GetUtcNow())) : null,
    };

    private DecisionContext Context(DecisionRequest request, CaseState state, Policy policy, Role role, FieldReader reader)
    {
        var now = time.GetUtcNow();
        return new DecisionContext
        {
            State = state,
            Policy = policy,
            Caller = request.Caller,
            By = new Actor(request.Caller.UserId, role, role == Role.Provider ? state.Location?.ProviderId : null),
            Now = now > state.ChangedAt ? now : state.ChangedAt,
            Reason = reader.Text(ReasonField, policy.Limits.TextCharacters * 4),
            Lookups = lookups,
            Key = key,
            Ids = ids,
        };
    }

    private KeyUse? UseOf(DecisionRequest request, CaseId caseId) => request.IdempotencyKey is { } idempotencyKey
        ? new KeyUse(
            key.KeyHash(request.Caller.Scope, $"decisions/{caseId}/{request.Decision}", idempotencyKey), key.BodyHash(request.Body.GetRawText()))
        : null;

    private static DecisionResult? Objection(
        DecisionRequest request, Decision decision, DecisionContext context, Permit? permit, FieldReader reader, PreparedDecision prepared)
    {
        var state = context.State;
        if (!reader.Faults.IsEmpty)
        {
            return new DecisionResult.Invalid(reader.Faults);
        }

        if (request.ExpectedVersion is { } expected && expected != state.Version)
        {
            return new DecisionResult.VersionConflict(state.Version);
        }

        if (permit is null)
        {
            return new DecisionResult.Illegal(state.Stage, DecisionsFor(CaseAccess.Of(context.Caller, state), state.Stage, context.Policy.Roles));
        }

        if (permit.IsOfTheStage && CaseProcess.Gates(state).Any())
        {
            return new DecisionResult.NotReady(state.Stage);
        }

        if (IndependenceRules.Objection(permit.Route.Independence, state, context.By.UserId) is { } why)
        {
            return new DecisionResult.NotIndependent(why);
        }

        var reasons = decision.Standing(state, context.Policy, context.Now).Concat(prepared.Guards()).Distinct().ToList();
        return reasons.Count > 0 ? new DecisionResult.GuardFailed(reasons) : null;
    }

    /// <summary>The decisions of a stage that may be named to a caller: all of them to staff, else only the caller's own.</summary>
    private static IReadOnlyList<string> DecisionsFor(CaseAccess access, Stage stage, DecisionRoles roles) =>
    [
        .. CaseProcess.DecisionsOf(stage).Where(name =>
            access.IsStaff || roles.PermitsOf(stage, name).Any(permit => permit.Roles.Any(access.Roles.Contains))),
    ];

    private static DecisionResult.Forbidden Forbidden(Decision decision, IEnumerable<Role> roles) =>
        new($"{decision.Name} is decided by: {string.Join(", ", roles.Distinct().Select(Names.Of))}");
}
