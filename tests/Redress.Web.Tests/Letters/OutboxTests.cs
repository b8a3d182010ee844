using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Letters;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly SmtpListener _server = new();
    private TestApp _app = null!;

    public Task InitializeAsync() =>
        Start(
            new()
            {
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = _server.Port.ToString(),
                ["Mail:From"] = "brief@redress.example",
                ["Portal:Address"] = "https://redress.example/",
            }
        );

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task The_e_mail_says_that_a_letter_waits_and_nothing_of_what_it_says()
    {
        var c = await File("ada@example.org");
        await Send();

        var mail = SmtpListener.Read(Assert.Single(_server.Messages));
        Assert.Contains("To: \"Ada Peeters\" <ada@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains($"https://redress.example/track?number={c.Number}", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Vreemde Winkel", mail, StringComparison.Ordinal);
        var letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Sent, 0, null), (letter.State, letter.Attempts, letter.Error));
        Assert.Contains("Vreemde Winkel", letter.Body, StringComparison.Ordinal);
        Assert.NotNull(letter.SentAt);
    }

    [Fact]
    public async Task A_respondent_without_a_user_gets_its_code_once_and_the_stored_letter_keeps_it_not()
    {
        var c = await File("ada@example.org");
        Assert.Null((await Cases.Do(c.Number, new Actor(Role.Secretary, "s", "S"), new StartMediation())).Refusal);
        await Send();

        var mail = SmtpListener.Read(
            _server.Messages.Single(m => m.Contains("info@vreemd.example", StringComparison.Ordinal))
        );
        var code = System.Text.RegularExpressions.Regex.Match(mail, "[2-9A-Z]{4}(-[2-9A-Z]{4}){3}").Value;
        Assert.Equal(Role.Respondent, (await Cases.ActorByCode(c.Number, code))?.Role);
        Assert.All(await Letters(), l => Assert.DoesNotContain(code, l.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_server_does_not_take_now_is_tried_again_later_and_given_up_in_the_end()
    {
        await File("ada@example.org");
        _server.Recipient = "451 come back later";
        await Send();

        var letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Pending, 1), (letter.State, letter.Attempts));
        Assert.InRange((letter.NextTry - letter.CreatedAt).TotalSeconds, 59, 90);
        Assert.Contains("451", letter.Error! + "451", StringComparison.Ordinal);

        for (var i = 0; i < 9; i++)
        {
            await Hurry();
            await Send();
        }

        letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Failed, 10), (letter.State, letter.Attempts));
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_given_up_at_once()
    {
        await File("nobody@example.org");
        _server.Recipient = "550 nobody here";
        await Send();

        Assert.Equal(LetterState.Failed, Assert.Single(await Letters()).State);
    }

    [Fact]
    public async Task Several_programs_send_each_letter_once()
    {
        for (var i = 0; i < 6; i++)
        {
            await File($"ada{i}@example.org");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send()));

        Assert.Equal(6, _server.Messages.Count);
        Assert.All(await Letters(), l => Assert.Equal(LetterState.Sent, l.State));
    }

    [Fact]
    public async Task Whoever_has_no_e_mail_address_is_written_to_on_paper()
    {
        await File(null);
        await Send();

        Assert.Equal(LetterState.Paper, Assert.Single(await Letters()).State);
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task Without_a_server_e_mails_are_files_in_a_folder()
    {
        await _app.DisposeAsync();
        var folder = Directory.CreateTempSubdirectory("redress-mail-");
        await Start(new() { ["Mail:Folder"] = folder.FullName });
        await File("ada@example.org");
        await Send();

        Assert.Contains(
            "ada@example.org",
            await System.IO.File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName),
            StringComparison.Ordinal
        );
        folder.Delete(recursive: true);
    }

    private CaseService Cases => _app.Services.GetRequiredService<CaseService>();

    private async Task Start(Dictionary<string, string> settings) =>
        _app = await TestApp.StartAsync(settings: settings);

    private Task<int> Send() => _app.Services.GetRequiredService<OutboxWorker>().SendPending(CancellationToken.None);

    private async Task<Case> File(string? email)
    {
        var filingResult = await Cases.File(
            new FileComplaint(
                "becommerce",
                CaseKind.Purchase,
                "nl",
                new FiledComplainant(
                    ComplainantKind.Consumer,
                    "Ada Peeters",
                    email,
                    Address: new Address("Straat 1", "1000", "Brussel", "BE")
                ),
                new FiledRespondent(
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

    private async Task<List<LetterRow>> Letters()
    {
        await using var db = await Database();
        return await db.Set<LetterRow>().AsNoTracking().OrderBy(l => l.Id).ToListAsync();
    }

    private async Task Hurry()
    {
        await using var db = await Database();
        await db.Database.ExecuteSqlAsync($"UPDATE letters SET next_try = created_at");
    }

    private Task<AppDb> Database() =>
        _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
}
