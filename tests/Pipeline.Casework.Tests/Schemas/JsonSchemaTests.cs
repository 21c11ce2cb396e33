using System.Text.Json;
using Pipeline.Contracts.Schemas;

namespace Pipeline.Casework.Tests.Schemas;

/// <summary>The validator that tests hold JSON against schemas with: every keyword with a value that fits and one that does not.</summary>
public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "object" }""", "{}", "[]")]
    [InlineData("""{ "type": ["null", "string"] }""", "null", "1")]
    [InlineData("""{ "type": "integer" }""", "1.0", "1.5")]
    [InlineData("""{ "type": "boolean" }""", "true", "\"true\"")]
    [InlineData("""{ "enum": ["a", 1] }""", "1", "2")]
    [InlineData("""{ "const": { "a": 1 } }""", """{ "a": 1 }""", """{ "a": 2 }""")]
    [InlineData("""{ "properties": { "a": { "type": "string" } } }""", """{ "b": 1 }""", """{ "a": 1 }""")]
    [InlineData("""{ "patternProperties": { "^x-": { "type": "string" } } }""", """{ "y": 1 }""", """{ "x-y": 1 }""")]
    [InlineData("""{ "properties": { "a": true }, "patternProperties": { "^x-": true }, "additionalProperties": false }""", """{ "a": 1, "x-y": 1 }""", """{ "b": 1 }""")]
    [InlineData("""{ "additionalProperties": { "type": "integer" } }""", """{ "b": 1 }""", """{ "b": "1" }""")]
    [InlineData("""{ "propertyNames": { "maxLength": 1 } }""", """{ "b": 1 }""", """{ "bc": 1 }""")]
    [InlineData("""{ "required": ["a"] }""", """{ "a": null }""", "{}")]
    [InlineData("""{ "dependentRequired": { "a": ["b"] } }""", """{ "b": 1 }""", """{ "a": 1 }""")]
    [InlineData("""{ "minProperties": 1 }""", """{ "a": 1 }""", "{}")]
    [InlineData("""{ "maxProperties": 1 }""", """{ "a": 1 }""", """{ "a": 1, "b": 1 }""")]
    [InlineData("""{ "items": { "type": "string" } }""", """["a"]""", """["a", 1]""")]
    [InlineData("""{ "prefixItems": [{ "type": "string" }], "items": { "type": "integer" } }""", """["a", 1]""", """["a", "b"]""")]
    [InlineData("""{ "contains": { "const": 1 } }""", "[2, 1]", "[2]")]
    [InlineData("""{ "minItems": 1 }""", "[1]", "[]")]
    [InlineData("""{ "maxItems": 1 }""", "[1]", "[1, 2]")]
    [InlineData("""{ "uniqueItems": true }""", "[1, 2]", "[1, 1.0]")]
    [InlineData("""{ "minLength": 2 }""", "\"ab\"", "\"a\"")]
    [InlineData("""{ "maxLength": 1 }""", "\"\uD83D\uDE00\"", "\"ab\"")]
    [InlineData("""{ "pattern": "^[a-z]+$" }""", "\"ab\"", "\"aB\"")]
    [InlineData("""{ "format": "date" }""", "\"2026-02-28\"", "\"2026-02-30\"")]
    [InlineData("""{ "format": "time" }""", "\"08:00\"", "\"25:00\"")]
    [InlineData("""{ "format": "date-time" }""", "\"2026-02-28T10:00:00+00:00\"", "\"2026-02-28 10:00\"")]
    [InlineData("""{ "format": "datetime" }""", "\"2026-02-28T10:00:00Z\"", "\"2026-02-28T10:00:00\"")]
    [InlineData("""{ "format": "uuid" }""", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0f8fad5b\"")]
    [InlineData("""{ "format": "uri" }""", "\"https://example.org/a\"", "\"a b\"")]
    [InlineData("""{ "format": "email" }""", "\"a@example.org\"", "\"example.org\"")]
    [InlineData("""{ "minimum": 1 }""", "1", "0")]
    [InlineData("""{ "maximum": 1 }""", "1", "2")]
    [InlineData("""{ "exclusiveMinimum": 1 }""", "2", "1")]
    [InlineData("""{ "exclusiveMaximum": 1 }""", "0", "1")]
    [InlineData("""{ "multipleOf": 0.5 }""", "1.5", "1.2")]
    [InlineData("""{ "allOf": [{ "minimum": 1 }, { "maximum": 2 }] }""", "2", "3")]
    [InlineData("""{ "anyOf": [{ "minimum": 5 }, { "maximum": 2 }] }""", "2", "3")]
    [InlineData("""{ "oneOf": [{ "minimum": 1 }, { "maximum": 2 }] }""", "3", "2")]
    [InlineData("""{ "not": { "minimum": 1 } }""", "0", "1")]
    [InlineData("""{ "if": { "const": 1 }, "then": false }""", "2", "1")]
    [InlineData("""{ "if": { "const": 1 }, "else": false }""", "1", "2")]
    [InlineData("""{ "$ref": "#/$defs/a", "$defs": { "a": { "type": "array", "items": { "$ref": "#/$defs/a" } } } }""", "[[], [[]]]", "[[], [1]]")]
    [InlineData("true", "1", null)]
    [InlineData("false", null, "1")]
    public void Validate_EachKeyword_TakesWhatFitsAndFaultsWhatDoesNot(string schema, string? good, string? bad)
    {
        var read = JsonSchema.Parse(schema);

        (good is null ? [] : read.Validate(Json(good))).ShouldBeEmpty();
        (bad is null ? [new SchemaFault(string.Empty, string.Empty)] : read.Validate(Json(bad))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Validate_ManyFaults_NamesEachWithItsPath()
    {
        var schema = JsonSchema.Parse("""
            { "properties": { "people": { "items": { "required": ["user"], "properties": { "user": true, "team": { "type": "string" } }, "additionalProperties": false } } } }
            """);

        schema.Validate(Json("""{ "people": [{ "user": "a" }, { "team": 1, "x": 2 }] }""")).Select(fault => fault.Path)
            .ShouldBe(["people[1].user", "people[1].team", "people[1].x"]);
    }

    [Fact]
    public void Of_PointerIntoADocument_LooksReferencesUpInTheWholeOfIt()
    {
        var document = Json("""{ "components": { "schemas": { "a/b": { "$ref": "#/components/schemas/c" }, "c": { "type": "string" } } }, "other": 1 }""");

        var schema = JsonSchema.Of(document, "/components/schemas/a~1b");

        schema.Validate(Json("\"text\"")).ShouldBeEmpty();
        schema.Validate(Json("1")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{ "propertys": {} }""")]
    [InlineData("""{ "properties": { "a": { "requird": [] } } }""")]
    [InlineData("""{ "anyOf": [{ "unevaluatedProperties": false }] }""")]
    [InlineData("""{ "$ref": "#/$defs/missing" }""")]
    [InlineData("""{ "$ref": "other.json" }""")]
    [InlineData("""{ "format": "phase-of-the-moon" }""")]
    [InlineData("""{ "items": 1 }""")]
    public void Parse_WhatItCannotEvaluate_IsRefused(string schema) => Should.Throw<FormatException>(() => JsonSchema.Parse(schema));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
