using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Redress.Testing;

/// <summary>What the API answered.</summary>
public sealed record Reply(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public int Code => (int)Status;

    public string Text(string name) => Body![name]!.GetValue<string>();

    public IEnumerable<JsonNode> List(string name) => Body![name]!.AsArray().Select(n => n!);

    /// <summary>The names of the actions that the caller may do now.</summary>
    public IReadOnlyList<string> Actions => [.. List("actions").Select(a => a["name"]!.GetValue<string>())];

    /// <summary>The one running term of that kind, of that party.</summary>
    public JsonNode Term(string kind, string? party = null) =>
        List("terms")
            .Last(t =>
                t["kind"]!.GetValue<string>() == kind && (party is null || t["party"]?.GetValue<string>() == party)
            );
}

/// <summary>The office as outside programs meet it: over HTTP, as each of the demo's people, with the clock in hand.</summary>
public sealed partial class Office(TestApp app)
{
    private readonly Dictionary<string, HttpClient> _people = [];
    private readonly List<string> _answers = [];
    private readonly HttpClient _public = Client(app);

    /// <summary>What was asked and answered so far, in order, without what differs from one run to the next: instants, ids and codes.</summary>
    public IReadOnlyList<string> Answers => _answers;

    public static object Complaint(
        string kind = "purchase",
        string language = "nl",
        string? member = "demo-shop",
        string name = "Jan Peeters",
        string facts = "Mijn pakje kwam nooit aan.",
        string email = "jan@consumer.example"
    ) =>
        new
        {
            scheme = "becommerce",
            kind,
            language,
            complainant = new
            {
                kind = "consumer",
                name,
                email,
                address = new
                {
                    street = "Kerkstraat 1",
                    postalCode = "9000",
                    city = "Gent",
                    country = "BE",
                },
            },
            respondent = member is null
                ? (object)
                    new
                    {
                        name = "Buiten Winkel",
                        website = "https://www.buiten-winkel.example",
                        email = "info@buiten-winkel.example",
                    }
                : new { memberId = member },
            facts,
            claim = "Terugbetaling.",
            purchase = kind == "purchase"
                ? new
                {
                    orderNumber = "A-1001",
                    orderedOn = "2026-01-10",
                    amount = new { amount = 89.95, currency = "EUR" },
                }
                : null,
            messages = kind == "purchase" ? null : new[] { "Onderwerp: enkel vandaag 40 % korting!" },
            contactedShopOn = kind == "purchase" ? "2026-02-02" : null,
        };

    public async Task<DateTimeOffset> ClockAsync(string now)
    {
        var reply = await SendAsync(
            _public,
            HttpMethod.Post,
            "/api/v1/demo/clock",
            now.StartsWith('P') ? new { advance = now } : new { now }
        );
        return reply.Code == 200
            ? reply.Body!["now"]!.GetValue<DateTimeOffset>()
            : throw new InvalidOperationException(reply.Body?.ToJsonString());
    }

    /// <summary>The day it is at the body, which late in the evening is not that of UTC.</summary>
    public async Task<DateOnly> TodayAsync() =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTimeBySystemTimeZoneId(await ClockAsync("P0D"), "Europe/Brussels").DateTime
        );

    public async Task<(string Number, string Code)> FileAsync(object complaint)
    {
        var reply = await SendAsync(_public, HttpMethod.Post, "/api/v1/complaints", complaint);
        return reply.Code == 201
            ? (reply.Text("number"), reply.Text("trackingCode"))
            : throw new InvalidOperationException(reply.Body?.ToJsonString());
    }

    /// <summary>A signed-in person's call; the person is the demo account's name before the at sign.</summary>
    public async Task<Reply> AsAsync(
        string person,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    ) => await SendAsync(await PersonAsync(person), method, path, body, headers);

    public Task<Reply> PublicAsync(
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(_public, method, path, body, headers);

    public Task<Reply> GetAsync(string person, string number) =>
        AsAsync(person, HttpMethod.Get, $"/api/v1/cases/{number}");

    public Task<Reply> TrackAsync(string number, string code) =>
        SendAsync(_public, HttpMethod.Get, $"/api/v1/complaints/{number}", null, ("X-Tracking-Code", code));

    public Task<Reply> TryAsync(
        string person,
        string number,
        string action,
        object? body = null,
        params (string Name, string Value)[] headers
    ) => AsAsync(person, HttpMethod.Post, $"/api/v1/cases/{number}/actions/{action}", body ?? new { }, headers);

    /// <summary>Does it, and fails the test with the answer when it was refused.</summary>
    public async Task<Reply> DoAsync(string person, string number, string action, object? body = null) =>
        Done(await TryAsync(person, number, action, body), $"{person}: {action}");

    public async Task<Reply> DoAsync((string Number, string Code) complaint, string action, object? body = null) =>
        Done(await TryAsync(complaint, action, body), $"complainant: {action}");

    public Task<Reply> TryAsync((string Number, string Code) complaint, string action, object? body = null) =>
        SendAsync(
            _public,
            HttpMethod.Post,
            $"/api/v1/complaints/{complaint.Number}/actions/{action}",
            body ?? new { },
            ("X-Tracking-Code", complaint.Code)
        );

    public async Task<Reply> UploadAsync(
        string person,
        string number,
        string name,
        byte[] bytes,
        string @for = "parties"
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(@for), "for" },
            { new ByteArrayContent(bytes), "document", name },
        };
        using var answer = await (await PersonAsync(person)).PostAsync($"/api/v1/cases/{number}/documents", form);
        return await ReadAsync(answer);
    }

    /// <summary>A page put into the file of a member's labels, by its id.</summary>
    public async Task<string> LabelDocumentAsync(string person, string member, string name = "bewijs.pdf")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Stages.Pdf), "document", name } };
        using var answer = await (await PersonAsync(person)).PostAsync($"/api/v1/members/{member}/documents", form);
        return (await ReadAsync(answer)).Text("id");
    }

    // A slow machine makes nothing wrong.
    private static HttpClient Client(TestApp app)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = app.Address });
        client.Timeout = TimeSpan.FromMinutes(5);
        return client;
    }

    /// <summary>A page added for both parties, by its id: the document on which an act rests.</summary>
    public async Task<string> DocumentAsync(string person, string number, string name) =>
        (await UploadAsync(person, number, name, Stages.Pdf)).Text("id");

    public async Task<HttpClient> PersonAsync(string person)
    {
        if (!_people.TryGetValue(person, out var client))
        {
            client = Client(app);
            using var answer = await client.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = $"{person}@demo.example", password = "Demo-Pass-2026" }
            );
            var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("accessToken")
                .GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            _people[person] = client;
        }

        return client;
    }

    private static Reply Done(Reply reply, string what) =>
        reply.Code == 200
            ? reply
            : throw new InvalidOperationException($"{what} → {reply.Code} {reply.Body?.ToJsonString()}");

    private async Task<Reply> SendAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string raw)
        {
            request.Content = new StringContent(raw, Encoding.UTF8, "application/json");
        }
        else if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        var reply = await ReadAsync(answer);
        _answers.Add(Masked($"{method} {path} {reply.Code} {reply.Body?.ToJsonString()}"));
        return reply;
    }

    private static string Masked(string text) => OfOneRun().Replace(text, "·");

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.]*(?:Z|(?:\\u002B|[+-])\d\d:\d\d)|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}|""traceId"":""[^""]*""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex OfOneRun();

    private static async Task<Reply> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new Reply(answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null, answer.Headers);
    }
}
