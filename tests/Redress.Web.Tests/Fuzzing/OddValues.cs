namespace Redress.Web.Tests.Fuzzing;

/// <summary>JSON that nobody means.</summary>
internal static class OddValues
{
    public static readonly IReadOnlyList<string> All =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "123456789012345678901234567890",
        "\"\"",
        "\" \"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\\u202e\"",
        "\"<b>\"",
        "\"0001-01-01\"",
        "\"9999-12-31\"",
        "\"P999999999Y\"",
        "[]",
        "[null]",
        "[[[[[[]]]]]]",
        "{}",
        "{\"amount\":1e300,\"currency\":\"EUR\"}",
        "{\"amount\":0.001,\"currency\":\"\"}",
        $"\"{new string('x', 5_000)}\"",
    ];

    public static string Any(Random random) => All[random.Next(All.Count)];
}
