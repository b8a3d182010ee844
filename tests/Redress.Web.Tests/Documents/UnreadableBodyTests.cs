using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>Bodies that nobody can read for what stands in a header, at each kind of door.</summary>
public sealed class UnreadableBodyTests
{
    private const string Boundary = "b0undary";

    // The last is what comes of a body that was cut within the name.
    private static readonly string[] Unreadable =
    [
        "filename=a.txt; filename*\r\n\r\nx\r\n--b0undary--\r\n",
        "filename=a.txt; filename*=utf-7''a.txt\r\n\r\nx\r\n--b0undary--\r\n",
        "filename=a.txt; filename*",
    ];

    [Fact, Rule("BC-4")]
    public async Task A_file_name_that_nobody_can_read_is_the_fault_of_who_sent_it_at_every_door()
    {
        var log = new CollectedLog();
        await using var app = new TestApp(await TestStore.NewAsync())
        {
            OwnsStore = true,
            Added = services => services.AddSingleton<ILoggerProvider>(log),
        };
        app.StartServer();
        var office = new Office(app);
        var (number, _) = await office.FileAsync(Office.Complaint());
        var staff = await office.PersonAsync("secretary");
        using var device = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(device).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        device.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var anyone = app.CreateClient(new() { AllowAutoRedirect = false });
        var complaint = JsonSerializer.Serialize(Office.Complaint(facts: "Steeds anders."));
        (HttpClient Client, string Path, string Before, HttpStatusCode Answer)[] doors =
        [
            (anyone, "/api/v1/complaints", Field("complaint", complaint) + Pdf("documents"), HttpStatusCode.BadRequest),
            (
                staff,
                $"/api/v1/cases/{number}/documents",
                Field("for", "parties") + Pdf("document"),
                HttpStatusCode.BadRequest
            ),
            (anyone, "/complain", Field("_handler", "complain"), HttpStatusCode.RequestEntityTooLarge),
            (anyone, "/complain/facts", Field("_handler", "step"), HttpStatusCode.RequestEntityTooLarge),
            (device, $"/cases/{number}/actions/note", Field("_handler", "act"), HttpStatusCode.RequestEntityTooLarge),
            (
                device,
                $"/cases/{number}/actions/note/draft",
                Field("text", "Gezien."),
                HttpStatusCode.RequestEntityTooLarge
            ),
            (device, "/kept-forms?path=/complain", Field("kind", "spam"), HttpStatusCode.RequestEntityTooLarge),
            (device, "/language/nl", Field("returnUrl", "/"), HttpStatusCode.BadRequest),
        ];
        foreach (var (client, path, before, answer) in doors)
        {
            foreach (var name in Unreadable)
            {
                Assert.Equal((path, name, answer), (path, name, await SendAsync(client, path, before, name)));
            }
        }

        Assert.DoesNotContain(log.Lines, l => l.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, await new Sql(app).CountAsync("SELECT count(*) FROM documents"));
        Assert.Equal(1, await new Sql(app).CountAsync("SELECT count(*) FROM cases"));
    }

    [Theory]
    [InlineData("utf-8", HttpStatusCode.Unauthorized)]
    [InlineData("\"utf-8\"", HttpStatusCode.Unauthorized)]
    [InlineData("utf-16", HttpStatusCode.BadRequest)]
    [InlineData("utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("nobodys", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("", HttpStatusCode.UnsupportedMediaType)]
    public async Task So_is_JSON_in_a_charset_that_is_none(string charset, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.CreateClient();
        foreach (var path in (string[])["/api/v1/auth/login", "/api/v1/auth/refresh"])
        {
            using var body = new ByteArrayContent("{}"u8.ToArray());
            body.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
            Assert.Equal((path, expected), (path, answer.StatusCode));
        }
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string path, string before, string name)
    {
        using var body = new ByteArrayContent(
            Encoding.ASCII.GetBytes($"{before}--{Boundary}\r\nContent-Disposition: form-data; name=documents; {name}")
        );
        body.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        return answer.StatusCode;
    }

    private static string Field(string name, string value) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n";

    private static string Pdf(string name) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name={name}; filename=a.pdf\r\n\r\n%PDF-1.7\r\n";
}
