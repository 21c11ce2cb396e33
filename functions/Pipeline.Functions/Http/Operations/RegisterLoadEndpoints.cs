using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Registers;

namespace Pipeline.Functions.Http.Operations;

/// <summary>
/// Loads locations where there is no data folder to load them into. Small files, so that each is loaded before the answer and changed at about the
/// time that the register says; a country is loaded file by file. Sending a file again does what is left of it.
/// </summary>
public sealed class RegisterLoadEndpoints(IRegister register, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>In one file. A database that takes only 1,000 request units a second loads them within a minute.</summary>
    public const int MaxLocations = 500;

    public const string Csv = "text/csv";

    private const string Json = "application/json";
    private const string Body = "body";
    private const char ByteOrderMark = '\uFEFF';

    public async Task<IResult> LoadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.InRole(Role.Manager);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !((string[])[Csv, Json]).Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return Answers.Problem(Problems.UnsupportedMediaType($"{Csv} or {Json}"));
        }

        var limit = policies.Current.Limits.ImportBytes;
        if (await LimitedReader.ReadAsync(request, limit, cancellationToken) is not { } file)
        {
            return TooLarge($"A file has at most {limit} bytes.");
        }

        var now = time.GetUtcNow();
        var content = Read(Encoding.UTF8.GetString(file.Span).TrimStart(ByteOrderMark), LondonTime.DateOf(now));
        return content.Locations.Count > MaxLocations
            ? TooLarge($"A file has at most {MaxLocations} locations.")
            : Answers.Ok(RegisterReceipt.Of(content, await register.LoadAsync(content, now, cancellationToken)));
    }

    private static RegisterContent Read(string text, DateOnly today)
    {
        try
        {
            return RegisterFile.Read(text, today);
        }
        catch (UnusableRegisterException unusable)
        {
            var faults = new InputFaults();
            foreach (var fault in unusable.Faults)
            {
                faults.Add(Body, fault);
            }

            throw new RequestRefusedException(Problems.Invalid(faults));
        }
    }

    private static IResult TooLarge(FormattableString why) => Answers.Problem(Problems.TooLarge(why.ToString(CultureInfo.InvariantCulture)));
}
