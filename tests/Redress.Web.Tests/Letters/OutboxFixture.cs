using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Demo;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>A program on a store of its own, a mail server, and letters to send.</summary>
public abstract class OutboxFixture(Func<Task<string>> newStore) : IAsyncLifetime
{
    private protected readonly MailServer _server = new();
    private string _store = "";
    private protected TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _store = await newStore();
        _app = Start(ToServer());
        await Clock("2026-03-02T14:00:00+01:00");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    private protected CaseService Cases => _app.Services.GetRequiredService<CaseService>();

    private protected Dictionary<string, string> ToServer(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{_server.Port}",
            ["Mail:From"] = "brief@redress.example",
            ["Portal:Address"] = "https://redress.example/",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }

    private protected TestApp Start(Dictionary<string, string> settings)
    {
        var app = new TestApp(_store, settings: settings, sendsByItself: false);
        app.StartServer();
        return app;
    }

    private protected Task<DateTimeOffset> Clock(string now, TestApp? of = null) =>
        new Office(of ?? _app).ClockAsync(now);

    private protected Task<int> Send() => Send(_app);

    private protected static Task<int> Send(TestApp app) => app.Services.GetRequiredService<Outbox>().SendPending();

    private protected async Task<Case> Mediated()
    {
        var c = await File("ada@example.org");
        Assert.Null((await Cases.Do(c.Number, new Actor(Role.Secretary, "s", "S"), new StartMediation())).Refusal);
        return c;
    }

    private protected async Task<Case> File(string? email, string language = "nl", FiledRespondent? respondent = null)
    {
        var filingResult = await Cases.File(
            new FileComplaint(
                "becommerce",
                CaseKind.Purchase,
                language,
                new FiledComplainant(
                    ComplainantKind.Consumer,
                    "Ada Peeters",
                    email,
                    Address: new Address("Straat 1", "1000", "Brussel", "BE")
                ),
                respondent
                    ?? new FiledRespondent(
                        Name: "Vreemde Winkel",
                        Website: "https://www.vreemd.example",
                        Email: "info@vreemd.example"
                    ),
                "Niets gekregen.",
                "Geld terug.",
                Purchase: new FiledPurchase("X-1")
            ),
            []
        );
        Assert.Null(filingResult.Refusal);
        return filingResult.Case!;
    }

    private protected async Task<List<LetterRow>> Letters()
    {
        await using var db = await Database();
        return await db.Set<LetterRow>().AsNoTracking().OrderBy(l => l.Id).ToListAsync();
    }

    private protected Task<AppDb> Database() =>
        _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
}
