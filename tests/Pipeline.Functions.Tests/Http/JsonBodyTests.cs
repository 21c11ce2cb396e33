using System.Text;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class JsonBodyTests
{
    private const string Url = "/api/notifications";
    private const int Limit = 1_048_576;

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\"type\":}", 1, 9)]
    [InlineData("{\n  \"type\": \"X\",\n  oops\n}", 3, 3)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("{\"a\":1,}", 1, 8)]
    [InlineData("{/* no */}", 1, 2)]
    [InlineData("{\"a\":NaN}", 1, 6)]
    [InlineData("<xml/>", 1, 1)]
    public async Task Json_Malformed_IsRefusedWithItsPlace(string text, int line, int position)
    {
        await using var house = new HttpHouse();

        var reply = await SendAsync(house, Encoding.UTF8.GetBytes(text));

        reply.ShouldBe(400, "malformed-json");
        reply.Json.GetProperty("line").GetInt32().ShouldBe(line);
        reply.Json.GetProperty("position").GetInt32().ShouldBe(position);
    }

    [Fact]
    public async Task Json_NestedTooDeeply_IsMalformed()
    {
        await using var house = new HttpHouse();
        var deep = new string('[', 100_000) + new string(']', 100_000);

        (await SendAsync(house, Encoding.UTF8.GetBytes($"{{\"a\":{deep}}}"))).ShouldBe(400, "malformed-json");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, 1, 3)]
    [InlineData(new byte[] { (byte)'{', (byte)'\n', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, 2, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, 1, 1)]
    [InlineData(new byte[] { (byte)'{', (byte)'}', 0xE2, 0x82 }, 1, 3)]
    public async Task Bytes_ThatAreNotUtf8_AreRefusedWithTheirPlace(byte[] body, int line, int position)
    {
        await using var house = new HttpHouse();

        var reply = await SendAsync(house, body);

        reply.ShouldBe(400, "malformed-json");
        reply.Json.GetProperty("line").GetInt32().ShouldBe(line);
        reply.Json.GetProperty("position").GetInt32().ShouldBe(position);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("\"text\"")]
    public async Task Json_ThatIsNoObject_IsInvalid(string text)
    {
        await using var house = new HttpHouse();

        (await SendAsync(house, Encoding.UTF8.GetBytes(text))).ShouldBe(400, "invalid").FieldsAtFault.ShouldContain("body");
    }

    [Fact]
    public async Task Json_WithEscapesThatAreNoText_IsInvalidByField()
    {
        await using var house = new HttpHouse();

        var reply = await SendAsync(house, "{\"type\":\"\\ud800\",\"narrative\":\"a\\u0000b\"}"u8.ToArray());

        reply.ShouldBe(400, "invalid");
        reply.FieldsAtFault.ShouldContain("type");
        reply.Json.GetProperty("errors").GetProperty("narrative")[0].GetString().ShouldBe("must not contain control characters");
    }

    [Fact]
    public async Task Json_WithAByteOrderMark_IsRead()
    {
        await using var house = new HttpHouse();

        (await SendAsync(house, [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'])).ShouldBe(400, "invalid");
    }

    [Fact]
    public async Task Name_GivenTwice_CountsAsGivenLast()
    {
        await using var house = new HttpHouse();

        var reply = await SendAsync(house, "{\"type\":\"SERIOUS-INJURY\",\"type\":\"NONSENSE\"}"u8.ToArray());

        reply.ShouldBe(400, "invalid").Json.GetProperty("errors").GetProperty("type").ToString().ShouldContain("must be one of");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("json")]
    [InlineData(";")]
    public async Task MediaType_OtherThanJson_Is415(string? contentType)
    {
        await using var house = new HttpHouse();

        (await house.SendAsync("POST", Url, body: "{}"u8.ToArray(), contentType: contentType)).ShouldBe(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    [InlineData("application/merge-patch+json")]
    public async Task MediaType_ThatIsJson_IsRead(string contentType)
    {
        await using var house = new HttpHouse();

        (await house.SendAsync("POST", Url, body: "{}"u8.ToArray(), contentType: contentType)).ShouldBe(400, "invalid");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_OverTheLimit_Is413WhateverItsLengthHeader(bool announced)
    {
        await using var house = new HttpHouse();

        (await SendAsync(house, Padded(Limit + 1), announced)).ShouldBe(413, "too-large");
        (await SendAsync(house, Padded(Limit), announced)).ShouldBe(400, "invalid");
    }

    [Fact]
    public async Task Body_WithoutEnd_IsReadNoFurtherThanTheLimit()
    {
        await using var house = new HttpHouse();
        using var endless = new EndlessStream();

        (await house.SendAsync("POST", Url, contentType: "application/json", stream: endless)).ShouldBe(413, "too-large");

        endless.BytesRead.ShouldBeLessThan(Limit + 100_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("a\u0007b")]
    public async Task IdempotencyKey_ThatIsNotPrintable_Is400(string key)
    {
        await using var house = new HttpHouse();

        var reply = await house.PostAsync(Url, Bodies.Injury(), null, ("Idempotency-Key", key));

        reply.ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["Idempotency-Key"]);
        house.Cases.Store.CommitCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(255, 202)]
    [InlineData(256, 400)]
    public async Task IdempotencyKey_OfALength_IsTakenUpTo255(int length, int status)
    {
        await using var house = new HttpHouse();

        (await house.PostAsync(Url, Bodies.Injury(), null, ("Idempotency-Key", new string('k', length)))).ShouldBe(status);
    }

    [Fact]
    public async Task IdempotencyKey_GivenTwice_Is400()
    {
        await using var house = new HttpHouse();

        (await house.PostAsync(Url, Bodies.Injury(), null, ("Idempotency-Key", "a"), ("Idempotency-Key", "b"))).ShouldBe(400, "invalid");
    }

    private static Task<Reply> SendAsync(HttpHouse house, byte[] body, bool announced = true) =>
        house.SendAsync("POST", Url, body: body, contentType: "application/json", announced: announced);

    private static byte[] Padded(int length) => [.. "{}"u8, .. Enumerable.Repeat((byte)' ', length - 2)];

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
