using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Members;
using Redress.Web.Scheduling;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Members;

/// <summary>A program on a store of its own whose e-mails lie in a folder.</summary>
public abstract class MemberMailFixture(Func<Task<string>> newStore) : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Monday = new(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(1));
    private protected readonly string _folder = Directory.CreateTempSubdirectory("redress-mail-").FullName;
    private protected string _store = "";
    private protected TestApp _app = null!;
    private protected Office _office = null!;

    public async Task InitializeAsync()
    {
        _store = await newStore();
        _app = Start();
        _office = new Office(_app);
        // In the afternoon, when the program itself writes no digest.
        await _office.ClockAsync("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected TestApp Start()
    {
        var app = new TestApp(
            _store,
            settings: new Dictionary<string, string> { ["Mail:Folder"] = _folder },
            sendsByItself: false
        );
        app.StartServer();
        return app;
    }

    private protected async Task<string> SentAsync(string member = "demo-shop")
    {
        var filed = await _office.FileAsync(Office.Complaint(member: member));
        await _office.DoAsync("secretary", filed.Number, "send-to-member");
        await SendAsync();
        return filed.Number;
    }

    private protected Task<int> SendAsync() =>
        _app.Services.GetRequiredService<Outbox>().SendPending(CancellationToken.None);

    private protected async Task<string> ColleagueAsync()
    {
        await using var db = await DatabaseAsync();
        var user = new User
        {
            UserName = "colleague@demo.example",
            Email = "colleague@demo.example",
            NormalizedEmail = "COLLEAGUE@DEMO.EXAMPLE",
            DisplayName = "Cas",
            MemberId = "demo-shop",
            Language = "fr",
            Since = Monday.ToUniversalTime(),
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
    }

    private protected async Task ChangeAsync(string email, Action<User> change)
    {
        await using var db = await DatabaseAsync();
        change(await db.Users.SingleAsync(u => u.Email == email));
        await db.SaveChangesAsync();
    }

    private protected async Task<List<LetterRow>> LettersAsync(string number, string to, string? template = null)
    {
        await using var db = await DatabaseAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number && l.To == to && (template == null || l.Template == template))
            .OrderBy(l => l.Id)
            .ToListAsync();
    }

    private protected async Task<List<MailRow>> MailsAsync()
    {
        await using var db = await DatabaseAsync();
        return await db.Set<MailRow>().AsNoTracking().ToListAsync();
    }

    private protected Task<AppDb> DatabaseAsync() =>
        _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
}
