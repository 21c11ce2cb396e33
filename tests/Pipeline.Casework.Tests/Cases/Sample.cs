using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Makes a value of any type of the record with every member set to something that is not its default.</summary>
internal static class Sample
{
    public static object Of(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind switch
        {
            _ when kind == typeof(string) => "text",
            _ when kind == typeof(int) => 7,
            _ when kind == typeof(long) => 8L,
            _ when kind == typeof(bool) => true,
            _ when kind == typeof(DateTimeOffset) => new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero).AddTicks(1234),
            _ when kind == typeof(DateOnly) => new DateOnly(2026, 2, 3),
            _ when kind == typeof(CaseId) => CaseId.From([1, 2, 3, 4, 5, 6, 7]),
            _ when kind == typeof(JsonElement) => JsonSerializer.SerializeToElement(new[] { "a" }),
            { IsEnum: true } => Enum.GetValues(kind).Cast<object>().Last(),
            { IsGenericType: true } when kind.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(kind.GetGenericArguments()[0]),
            { IsGenericType: true } when kind.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => DictionaryOf(kind.GetGenericArguments()[1]),
            { IsAbstract: true } => Of(kind.GetCustomAttributes<JsonDerivedTypeAttribute>().First().DerivedType),
            _ => RecordOf(kind),
        };
    }

    /// <summary>The members that a type keeps, as they are named in JSON.</summary>
    public static IEnumerable<string> Kept(Type type) => type.GetProperties()
        .Where(property => property.SetMethod is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    private static object ListOf(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Of(item));
        return list;
    }

    private static object DictionaryOf(Type value)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        dictionary.Add("key", Of(value));
        return dictionary;
    }

    private static object RecordOf(Type type)
    {
        var constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.ParameterType != type))
            .MaxBy(candidate => candidate.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            property.SetValue(record, Of(property.PropertyType));
        }

        return record;
    }
}
