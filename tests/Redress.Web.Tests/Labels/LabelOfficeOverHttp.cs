using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Labels.Stories;
using Redress.Testing;
using Redress.Web.Demo;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Labels;

/// <summary>
/// All stories that are told over the API, in one program with one clock: their lines are told in the order of their moments, whichever story they belong to, so that the clock goes forward only and
/// nobody's terms are anybody else's.
/// </summary>
public sealed class LabelOfficeOverHttp : IAsyncLifetime
{
    private readonly Dictionary<int, HttpStory> _stories = [];
    private TestApp _app = null!;
    private DateTimeOffset _now;

    internal Office Office { get; private set; } = null!;

    public static TimeZoneInfo ZoneOf(string scheme) =>
        TimeZoneInfo.FindSystemTimeZoneById(scheme == "becommerce" ? "Europe/Brussels" : "Europe/Amsterdam");

    public async Task InitializeAsync()
    {
        // E-mails leave when the story says so: one that the program has in its hands just then would be late.
        _app = await TestApp.StartAsync(sendsByItself: false);
        Office = new Office(_app);
        await UserAsync("registrar2", null, Roles.Registrar);
        foreach (var story in LabelStories.All.Where(s => s.OverApi))
        {
            _stories.Add(story.Number, new HttpStory(story, this));
        }

        var lines = _stories
            .Values.SelectMany(s => s.Story.Lines, (told, line) => (Told: told, Line: line, At: At(told.Story, line)))
            .OrderBy(l => l.At)
            .ToList();
        foreach (var (told, line, at) in lines)
        {
            if (told.Failed is null)
            {
                await GoOnToAsync(at);
                await told.TellAsync(line);
            }
        }
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Why a story did not go as it was reckoned; null where it did.</summary>
    internal string? WhyNot(LabelStory story) => _stories[story.Number].Failed;

    /// <summary>A person that can sign in, like those of the demo.</summary>
    internal async Task UserAsync(string name, string? member, string role = Roles.Member)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var email = $"{name}@demo.example";
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = name,
            MemberId = member,
            Language = "nl",
        };
        user.PasswordHash = users.PasswordHasher.HashPassword(user, DemoAccounts.Password);
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
    }

    internal Task<Reply> RegistrarAsync(HttpMethod method, string path, object? body = null) =>
        Office.AsAsync("registrar", method, path, body);

    /// <summary>E-mails that something runs from leave before the clock goes on.</summary>
    internal Task SendAsync() => Office.ClockAsync("PT0S");

    private async Task GoOnToAsync(DateTimeOffset at)
    {
        if (at > _now)
        {
            await Office.ClockAsync(at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
            _now = at;
        }
    }

    private static DateTimeOffset At(LabelStory story, StoryLine line) =>
        new(line.At, ZoneOf(story.Scheme).GetUtcOffset(line.At));
}
