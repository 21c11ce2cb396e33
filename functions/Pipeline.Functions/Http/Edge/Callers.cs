using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Who calls, as the middleware established it, and whether that is enough.</summary>
public static class Callers
{
    internal static void SetCaller(this HttpContext http, Caller caller) => http.Features.Set(caller);

    /// <summary>Anybody, the public included.</summary>
    public static Caller Caller(this HttpRequest request) => request.HttpContext.Features.GetRequiredFeature<Caller>();

    /// <summary>Anybody who said who they are.</summary>
    /// <exception cref="RequestRefusedException">401: the public.</exception>
    public static Caller SignedIn(this HttpRequest request)
    {
        var caller = request.Caller();
        return ReferenceEquals(caller, Casework.People.Caller.Public) ? throw new RequestRefusedException(Problems.SignInNeeded) : caller;
    }

    /// <summary>Somebody with one of the roles.</summary>
    /// <exception cref="RequestRefusedException">401: the public.</exception>
    /// <exception cref="AccessDeniedException">None of the roles is the caller's.</exception>
    public static Caller InRole(this HttpRequest request, params IEnumerable<Role> roles)
    {
        var caller = request.SignedIn();
        caller.MustBe(roles);
        return caller;
    }

    /// <exception cref="AccessDeniedException">None of the roles is the caller's.</exception>
    public static void MustBe(this Caller caller, params IEnumerable<Role> roles)
    {
        if (!caller.Roles.Overlaps(roles))
        {
            throw new AccessDeniedException($"This is for: {string.Join(", ", roles.Order().Select(Names.Of))}.");
        }
    }
}
