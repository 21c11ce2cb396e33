using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Time;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Reads query parameters one by one and keeps every fault, so that all are answered at once. An empty one equals an absent one.</summary>
internal sealed partial class QueryFields
{
    /// <summary>Of any parameter; longer ones are a fault, not a search.</summary>
    private const int MaxText = 1000;

    private readonly FieldReader _reader;
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    public QueryFields(HttpRequest request)
    {
        var single = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            if (values.Count == 1)
            {
                single[name] = PlusOfOffset().Replace(values[0] ?? string.Empty, "$1+$2");
            }
            else
            {
                _repeated.Add(name);
            }
        }

        _reader = new FieldReader(JsonSerializer.SerializeToElement(single));
    }

    public string? Text(string name) => Once(name).Text(name, MaxText);

    public TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum => Names.Parse<TEnum>(Once(name).Choice(name, [.. Names.All<TEnum>()]));

    public string? OneOf(string name, IReadOnlyCollection<string> allowed) => Once(name).Choice(name, allowed);

    public bool? Bool(string name) => Once(name).Choice(name, ["true", "false"]) is { } text ? text == "true" : null;

    public int Int(string name, int min, int max, int otherwise) => (int)Long(name, min, max, otherwise);

    public long Long(string name, long min, long max, long otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return otherwise;
    }

    /// <summary>A time to the instant, with its offset.</summary>
    public DateTimeOffset? Timestamp(string name) => Once(name).Timestamp(name);

    /// <summary>A time, or a date: then its beginning in London.</summary>
    public DateTimeOffset? From(string name) => IsDate(name) is { } date ? LondonTime.At(date, TimeOnly.MinValue) : _reader.Timestamp(name);

    /// <summary>A time, or a date: then its end in London.</summary>
    public DateTimeOffset? To(string name) => IsDate(name) is { } date ? LondonTime.At(date.AddDays(1), TimeOnly.MinValue) : _reader.Timestamp(name);

    public CaseId? CaseId(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Casework.Cases.CaseId.TryParse(text, out var caseId))
        {
            return caseId;
        }

        Fault(name, "is no case reference");
        return null;
    }

    public void Fault(string name, string text) => _reader.Fault(name, text);

    /// <exception cref="RequestRefusedException">400 with every fault.</exception>
    public void RefuseFaults()
    {
        if (!_reader.Faults.IsEmpty)
        {
            throw new RequestRefusedException(Problems.Invalid(_reader.Faults));
        }
    }

    /// <summary>The reader, after the fault of a parameter that is there twice: what was meant cannot be known.</summary>
    private FieldReader Once(string name)
    {
        if (_repeated.Contains(name))
        {
            Fault(name, "is given more than once");
        }

        return _reader;
    }

    private DateOnly? IsDate(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < DateOnly.MaxValue ? date : null;

    /// <summary>A plus in a query reads as a space: in a time it can only have been the sign of the offset.</summary>
    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT[\d:.]+) (\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlusOfOffset();
}
