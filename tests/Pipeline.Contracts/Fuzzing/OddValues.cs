namespace Pipeline.Contracts.Fuzzing;

/// <summary>What nobody sends by mistake.</summary>
internal static class OddValues
{
    private static readonly string Long = new('x', 5_000);

    /// <summary>Parts of a path or values in a query, as on the request line.</summary>
    public static readonly string[] Encoded =
    [
        "", ".", "..", "%2e%2e", "%2F", "..%2F..%2Fetc%2Fpasswd", "..%5C..%5Cwindows", "%00", "a%00b", "%0A", "%0d%0aX:%20y", "%", "%zz", "%ff", "%C0%AF",
        "%F0%9F%90%99", "%E2%80%AE", "a%20b", "a+b", "'%20OR%201=1--", "%22%3E%3Cscript%3E", "-1", "0", "9999999999999999999999", "1e9", "null", "undefined", "true",
        "{id}", "*", "~", "%7B%7D", "00000000000", "7QK39MZ2XA4", "7qk3-9mz2-xa4", "case-1", "%ED%A0%80", ";a=b", "a%26b=c", "AND", "a%20OR", "NEAR(a", "%22unbalanced", "a*", "-a", "%5Ea", "content:a", "%25", "_", "bnVsbA", "W10", "e30", "ZHVlfDB8MA", "2026-13-01", "0001-01-01",
        "9999-12-31", "2026-01-01T00:00:00%2B14:00", "0001-01-01T00:00:00%2B14:00", "%EF%BF%BF", "D1%0A", "api", Long,
    ];

    /// <summary>JSON in place of a value; not all of it is JSON.</summary>
    public static readonly string[] Json =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "123456789012345678901234567890", "2147483648", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\u202e\"", "[]", "{}", "[[]]", "[null]", "[\"\"]", "[1,2,3]", "{\"\":\"\"}", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", "\"P1\"", "\"good\"",
        "\"2026-02-30\"", "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-01-01T00:00:00+14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59-14:00\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "NaN", "Infinity", "undefined", "'a'", "01", "\"\t\"", "\"unterminated", "/* */ 1", "[1,]",
        $"\"{Long}\"", $"\"{new string('x', 30_000)}\"", $"[{string.Join(',', Enumerable.Repeat("\"a\"", 600))}]",
        new string('[', 31) + new string(']', 31), new string('[', 200) + new string(']', 200), string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40),
    ];

    public static readonly string[] ContentTypes =
    [
        "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=\"utf-8\"", "APPLICATION/JSON", "application/problem+json",
        "application", "/", "application/json;", ";", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "a/b; c", Long,
    ];

    /// <summary>Header values for any header; none has a line break or a NUL, which no server lets through.</summary>
    public static readonly string[] Headers =
    [
        "", " ", "*", "\"", "\"\"", "W/", "W/\"1\"", "\"1\"", "\"2\"", "1", "-1", "\"-1\"", "99999999999999999999", "\"1\", \"2\"", "a,b,,", "bytes=0-", "bytes=0-0", "bytes=-1", "bytes=9-1",
        "bytes=a-b", "bytes=0-1,2-3", "items=0-1", "bytes=", "text/html", "text/html;q=0.9,application/json", "application/json;q=x", "*/*;q=", "Thu, 01 Jan 1970 00:00:00 GMT", "not a date", "key-1",
        new string('k', 255), new string('k', 256), Long,
    ];

    public static readonly string[] HeaderNames =
    [
        "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Accept", "Accept-Encoding", "Idempotency-Key", "traceparent", "Content-Encoding", "Expect-Nothing",
        "X-HTTP-Method-Override", "Cookie", "Origin", "Access-Control-Request-Method",
    ];

    public static readonly string[] Authorizations =
    [
        "", " ", "Development", "Development ", "Development a roles=emperor", "Development a roles=", "Development a roles=triage,triage roles=triage", "Development system roles=system",
        "Development public", "Development submitter roles=submitter", "Development a=b", "Development a provider=", "Development a provider=../..", "Development a provider=1;2", "Basic YTpi",
        "Bearer x.y.z", "Bearer", "Reference", "Reference :", "Reference 7QK39MZ2XA4:", "Reference 7QK39MZ2XA4:x", "Reference 00000000000:00000000", "Reference a:b:c", "reference x:y", "Negotiate",
        "Development " + Long, Long, "Digest username=\"a\"",
    ];

    public static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get"];
}
