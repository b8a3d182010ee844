using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Redress.Domain.Cases.Commands;
using Redress.Testing;
using Redress.Web.Tests.Fuzzing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>Whatever a body holds, it is answered in words and in bounds: never with a fault, never for ever.</summary>
public sealed class OddBodiesTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    public async Task No_complaint_however_odd_is_a_fault()
    {
        var random = new Random(13);
        var client = one.Client();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
        {
            var body = Spoilt(random, (JsonObject)JsonNode.Parse(JsonText(Office.Complaint()))!);
            await SendAsync(client, "/api/v1/complaints", body);
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task No_act_however_odd_is_a_fault()
    {
        var random = new Random(14);
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var people = new[] { "secretary", "committee", "appeals", "shop" };
        foreach (var (name, type) in CommandCatalog.ByName)
        {
            var client = await _office.PersonAsync(people[random.Next(people.Length)]);
            for (var i = 0; i < 3; i++)
            {
                var fields = CommandCatalog.FieldsOf(type).Select(f => CommandCatalog.FieldPath(f.Name!));
                var body = string.Join(',', fields.Select(f => $"\"{f}\":{OddValues.Any(random)}"));
                await SendAsync(client, $"/api/v1/cases/{number}/actions/{name}", $"{{{body}}}");
            }
        }
    }

    [Fact]
    public async Task No_form_of_several_parts_however_odd_is_a_fault()
    {
        var random = new Random(15);
        var client = one.Client();
        string[] parts =
        [
            "Content-Disposition: form-data; name=\"complaint\"\r\n\r\n{}",
            "Content-Disposition: form-data; name=\"documents\"; filename=\"a.txt\"\r\n\r\nx",
            "Content-Disposition: form-data; name=\"messages\"; filename=\"a.eml\"\r\n\r\nFrom: x\r\n\r\ny",
            "Content-Disposition: form-data; name=\"\"\r\n\r\n",
            "Content-Disposition: attachment\r\n\r\nx",
            "Content-Disposition: form-data; name=\"documents\"; filename*=UTF-8''%E2%82.txt\r\n\r\nx",
            "Content-Type: text/plain\r\n\r\nno disposition",
            "Content-Disposition: form-data; name=\"documents\"; filename=\"../../../etc/passwd\0.txt\"\r\n\r\nx",
            $"X-Long: {new string('x', 20_000)}\r\n\r\n",
            "",
        ];
        for (var i = 0; i < 100; i++)
        {
            var body = new StringBuilder();
            for (var n = random.Next(5); n >= 0; n--)
            {
                body.Append("--b\r\n").Append(parts[random.Next(parts.Length)]).Append("\r\n");
            }

            body.Append(random.Next(3) == 0 ? "" : "--b--\r\n");
            using var content = new StringContent(body.ToString());
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
            using var answer = await client.PostAsync(new Uri("/api/v1/complaints", UriKind.Relative), content);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }
    }

    private static string JsonText(object body) => System.Text.Json.JsonSerializer.Serialize(body);

    // One to three of its fields, at any depth, hold something odd.
    private static string Spoilt(Random random, JsonObject body)
    {
        for (var n = random.Next(3); n >= 0; n--)
        {
            var at = body;
            while (true)
            {
                var names = at.Select(f => f.Key).ToList();
                var name = names[random.Next(names.Count)];
                if (at[name] is JsonObject { Count: > 0 } within && random.Next(2) == 0)
                {
                    at = within;
                    continue;
                }

                at[name] = $"@{random.Next(OddValues.All.Count)}@";
                break;
            }
        }

        var text = body.ToJsonString();
        for (var i = 0; i < OddValues.All.Count; i++)
        {
            text = text.Replace($"\"@{i}@\"", OddValues.All[i], StringComparison.Ordinal);
        }

        return text;
    }

    private static async Task SendAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(
            (int)answer.StatusCode < 500,
            $"{answer.StatusCode} for {path}: {body[..Math.Min(body.Length, 600)]}"
        );
    }
}
