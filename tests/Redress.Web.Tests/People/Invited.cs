using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Redress.Testing;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.People;

/// <summary>The people of the body as a test meets them: who is invited, comes in by its e-mail, and signs in. The app sends nothing by itself.</summary>
internal sealed partial class Invited(TestApp app)
{
    public const string Password = "quince harbour lantern 88";
    private readonly Office _office = new(app);

    public Task<Reply> InviteAsync(string email, string[] roles, string[]? schemes = null, string name = "Nele New") =>
        _office.AsAsync(
            "admin",
            HttpMethod.Post,
            "/api/v1/people",
            new
            {
                email,
                name,
                roles,
                schemes,
                language = "en",
            }
        );

    public Task<Reply> DoAsync(string id, string action, object? body = null, string by = "admin") =>
        _office.AsAsync(by, HttpMethod.Post, $"/api/v1/people/{id}/actions/{action}", body ?? new { });

    /// <summary>Who was invited and came in, by its id.</summary>
    public async Task<string> JoinedAsync(string email, string[] roles, string[]? schemes = null)
    {
        var reply = await InviteAsync(email, roles, schemes);
        Assert.Equal(201, reply.Code);
        Assert.Equal("/account/login?done=joined", await JoinAsync(await LinkAsync(email)));
        return reply.Text("id");
    }

    public Task<string> JoinAsync(string link, string name = "Nele New") =>
        Anybody().RedirectAsync(link, ("name", name), ("password", Password), ("repeat", Password));

    /// <summary>The link of the last e-mail to that address.</summary>
    public async Task<string> LinkAsync(string email)
    {
        await app.Services.GetRequiredService<Outbox>().SendPending();
        return Links(email)[^1];
    }

    /// <summary>The links that were sent to that address so far.</summary>
    public IReadOnlyList<string> Links(string email) =>
        [
            .. Directory
                .GetFiles(app.Mails, "*.eml")
                .Select(f => (Sent: File.GetLastWriteTimeUtc(f), Mail: MimeMessage.Load(f)))
                .Where(m => m.Mail.To.ToString().Contains(email, StringComparison.OrdinalIgnoreCase))
                .OrderBy(m => m.Sent)
                .Select(m => Link().Match(m.Mail.TextBody!))
                .Where(m => m.Success)
                .Select(m => m.Value),
        ];

    public Person Anybody() => new(app.CreateClient(new() { AllowAutoRedirect = false }));

    public async Task<string> IdAsync(string email)
    {
        await using var db = await app.NewDbAsync();
        return await db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync();
    }

    public async Task<HttpClient> WithTokenAsync(string email, string password)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("accessToken")
            .GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [GeneratedRegex(@"/account/join\?code=[0-9a-f]+", RegexOptions.None, 2000)]
    private static partial Regex Link();
}
