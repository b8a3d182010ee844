using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Demo;
using Redress.Web.Letters;
using Redress.Web.Letters.Mail;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>What leaves the outbox, when, and once.</summary>
public sealed partial class OutboxTests() : OutboxFixture(TestStore.NewAsync)
{
    [Fact]
    public async Task The_e_mail_says_that_a_letter_waits_and_nothing_of_what_it_says()
    {
        var c = await File("ada@example.org");
        Assert.Equal(1, await Send());

        var mail = Assert.Single(_server.Messages);
        var to = Assert.Single(mail.To.Mailboxes);
        Assert.Equal(("ada@example.org", "Ada Peeters"), (to.Address, to.Name));
        Assert.Contains($"https://redress.example/track?number={c.Number}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(c.Number, mail.Subject, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.DoesNotContain("Vreemde Winkel", mail.ToString(), StringComparison.Ordinal);
        var letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Sent, 0, null), (letter.State, letter.Attempts, letter.Error));
        Assert.Equal((null, null), (letter.Claim, letter.ClaimedUntil));
        Assert.Contains("Vreemde Winkel", letter.Body, StringComparison.Ordinal);
        Assert.NotNull(letter.SentAt);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_respondent_without_a_user_gets_its_code_once_and_after_that_the_database_has_it_nowhere()
    {
        var c = await Mediated();
        var before = (await Letters()).Single(l => l.To == "respondent");
        Assert.DoesNotContain(before.AccessCode!, before.Body, StringComparison.Ordinal);
        await Send();

        var mail = _server.Messages.Single(m => m.To.Mailboxes.Single().Address == "info@vreemd.example");
        var code = Code().Match(mail.TextBody!).Value;
        Assert.Equal(before.AccessCode, code);
        Assert.Equal(Role.Respondent, (await Cases.ActorByCode(c.Number, code))?.Role);
        Assert.Null((await Letters()).Single(l => l.Id == before.Id).AccessCode);
        Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(code));
    }

    [Theory]
    [Rule("FP-11")]
    [InlineData("_letter", "Kort.\n\n{{>letter}}\n")]
    [InlineData("_letter", "{{>letter}}\n\n`{{accessCode}}` en nog eens: [hier](https://x.example/{{accessCode}})\n")]
    [InlineData("_pointer", "Er is een brief: {{link}}\n")]
    [InlineData("mediation-invited", "# {{number}} {{accessCode}}\n\nCode:{{accessCode}}.\n")]
    public async Task A_text_of_the_operator_s_own_neither_loses_the_code_nor_lets_it_out(string template, string text)
    {
        var folder = Directory.CreateTempSubdirectory("redress-letters-");
        foreach (var language in new[] { "nl", "en" })
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{template}.{language}.md"), text);
        }

        await _app.DisposeAsync();
        _app = Start(ToServer(("Letters:Folder", folder.FullName)));
        var c = await Mediated();
        var letter = (await Letters()).Single(l => l.To == "respondent");
        var code = letter.AccessCode!;
        Assert.Equal(["outbox.access_code"], await new WholeDatabase(new Sql(_app)).FindAsync(code));
        Assert.Contains(code, AccessCodePlace.Fill(letter.Body, code), StringComparison.Ordinal);
        Assert.DoesNotContain(code, AccessCodePlace.Cover(letter.Body), StringComparison.Ordinal);

        await Send();
        var mail = _server.Messages.Single(m => m.To.Mailboxes.Single().Address == "info@vreemd.example");
        Assert.Contains(code, mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(code, mail.Subject, StringComparison.Ordinal);
        Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(code));
        Assert.Equal(Role.Respondent, (await Cases.ActorByCode(c.Number, code))?.Role);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_the_server_does_not_take_now_is_tried_again_later_and_given_up_in_the_end()
    {
        await File("ada@example.org");
        _server.Answers["ada@example.org"] = "451 not now";
        await Send();

        var letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Pending, 1), (letter.State, letter.Attempts));
        Assert.Equal(60, (letter.NextTry - letter.CreatedAt).TotalSeconds, 10.0);
        Assert.StartsWith("451 ", letter.Error, StringComparison.Ordinal);
        Assert.Equal(0, await Send());
        Assert.Equal(1, Assert.Single(await Letters()).Attempts);

        for (var i = 0; i < 9; i++)
        {
            await Clock("PT6H");
            await Send();
        }

        letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Failed, 10), (letter.State, letter.Attempts));
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_given_up_at_once_and_holds_up_nobody()
    {
        await File("nobody@example.org");
        await File("ada@example.org");
        _server.Answers["nobody@example.org"] = "550 5.1.1 not here";
        Assert.Equal(1, await Send());

        var letters = await Letters();
        Assert.Equal([LetterState.Failed, LetterState.Sent], letters.Select(l => l.State));
        Assert.StartsWith("550 ", letters[0].Error, StringComparison.Ordinal);

        // It has not reached its reader, so it goes by post.
        var secretary = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await secretary.SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var toPost = await secretary.GetAsync("/postal-letters");
        Assert.Contains($"href=\"/postal-letters/{letters[0].Id}\"", toPost, StringComparison.Ordinal);
        Assert.Contains("e-mail refused", toPost, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/postal-letters/{letters[1].Id}\"", toPost, StringComparison.Ordinal);
        var today = letters[0].CreatedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            "/postal-letters?done=posted",
            await secretary.RedirectAsync(
                $"/postal-letters/{letters[0].Id}",
                "posted",
                ("on", today),
                ("address", "Dorpsstraat 1, 9000 Gent")
            )
        );
        Assert.Equal(LetterState.Posted, (await Letters())[0].State);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task A_code_whose_e_mail_is_given_up_stays_for_the_post_and_where_nobody_posts_it_is_forgotten()
    {
        _server.Answers["info@vreemd.example"] = "550 5.1.1 not here";
        var c = await Mediated();
        await Send();
        var letter = (await Letters()).Single(l => l.To == "respondent");
        Assert.Equal(LetterState.Failed, letter.State);
        var code = letter.AccessCode!;
        Assert.Equal(Role.Respondent, (await Cases.ActorByCode(c.Number, code))?.Role);
        var queue = _app.Services.GetRequiredService<Redress.Web.Letters.Postal.PostalQueue>();
        Assert.Null(
            await queue.MarkPosted(
                new(letter.Id, new DateOnly(2026, 3, 2), "Straat 1"),
                new Actor(Role.Secretary, "s", "S"),
                default
            )
        );
        Assert.Empty(await new WholeDatabase(new Sql(_app)).FindAsync(code));

        await new Sql(_app).DoAsync(
            $"UPDATE outbox SET state = 'pending', next_try = created_at, \"to\" = 'appeals', access_code = '{code}' WHERE id = {letter.Id}"
        );
        await Send();
        Assert.Equal(
            (LetterState.Failed, null),
            (await Letters()).Where(l => l.Id == letter.Id).Select(l => (l.State, l.AccessCode)).Single()
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_that_breaks_while_the_program_runs_holds_up_only_the_letters_that_need_it(bool isLocked)
    {
        var folder = Directory.CreateTempSubdirectory("redress-letters-");
        await _app.DisposeAsync();
        _app = Start(ToServer(("Letters:Folder", folder.FullName)));
        await File("ada@example.org");
        await File("bob@example.org", "fr");
        var path = Path.Combine(folder.FullName, "_pointer.nl.md");
        await System.IO.File.WriteAllTextAsync(path, "Er is een brief: {{#link}}");
        await using (
            var taken = isLocked ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null
        )
        {
            Assert.Equal(1, await Send());
        }

        Assert.Equal("bob@example.org", Assert.Single(_server.Messages).To.Mailboxes.Single().Address);
        var letter = (await Letters())[0];
        Assert.Equal((LetterState.Pending, 1), (letter.State, letter.Attempts));
        Assert.Contains(path, letter.Error, StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(path, "Er is een brief: {{link}}");
        await Clock("PT2M");
        Assert.Equal(1, await Send());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_log_says_which_letter_was_not_taken_and_names_no_recipient()
    {
        using var log = new CollectedLog();
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await File("ada@example.org");
        await File("bob@example.org");
        await File("eve@example.org");
        await new Sql(_app).DoAsync("UPDATE outbox SET email = 'not an address' WHERE email = 'eve@example.org'");
        _server.Answers["ada@example.org"] = "550 5.1.1 <ada@example.org>: unknown";
        _server.Answers["bob@example.org"] = "450 4.2.1 <bob@example.org>: busy";
        Assert.Equal(0, await Send());
        var filer = new Filer(_app.CreateClient(new() { AllowAutoRedirect = false }));
        await filer.BeginAsync();
        await filer.PostAsync("/complain/saved", "mail", [("mailTo", "ada@example.org")]);

        var letters = await Letters();
        Assert.StartsWith("550 5.1.1 <ada@example.org>: unknown", letters[0].Error, StringComparison.Ordinal);
        Assert.Contains(
            log.Lines,
            l =>
                l.Contains($"Letter {letters[0].Id} of case {letters[0].CaseNumber}", StringComparison.Ordinal)
                && l.Contains("answer 550", StringComparison.Ordinal)
        );
        Assert.Contains(log.Lines, l => l.Contains("answer 450", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.Contains("A mail that a complainant asked for", StringComparison.Ordinal));
        Assert.DoesNotContain(
            log.Lines,
            l =>
                l.Contains("@example.org", StringComparison.Ordinal)
                || l.Contains("not an address", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Once_nothing_waits_any_more_the_server_is_not_held_to_be_unavailable()
    {
        await File("ada@example.org");
        await _server.DisposeAsync();
        var outbox = _app.Services.GetRequiredService<Outbox>();
        await Send();
        Assert.True(outbox.ServerIsUnavailable);
        await new Sql(_app).DoAsync("DELETE FROM outbox");
        await Send();
        Assert.False(outbox.ServerIsUnavailable);
    }

    [Fact]
    public async Task While_the_server_is_down_everything_waits_and_nothing_is_counted_against_a_letter()
    {
        await File("ada@example.org");
        await File("bob@example.org");
        await _server.DisposeAsync();
        var outbox = _app.Services.GetRequiredService<Outbox>();
        Assert.Equal((0, 0), (await Send(), await Send()));
        Assert.True(outbox.ServerIsUnavailable);
        Assert.All(
            await Letters(),
            l => Assert.Equal((LetterState.Pending, 0, null, null), (l.State, l.Attempts, l.Error, l.Claim))
        );

        await using var again = new MailServer(port: _server.Port);
        Assert.Equal(2, await Send());
        Assert.False(outbox.ServerIsUnavailable);
        Assert.Equal(2, again.Messages.Count);
    }

    [Fact]
    public async Task A_program_that_died_before_it_could_note_what_it_sent_is_followed_by_the_same_message_again()
    {
        await File("ada@example.org");
        await Send();
        var (claim, until) = (Guid.NewGuid(), (await Letters())[0].CreatedAt + TimeSpan.FromMinutes(5));
        await using (var db = await Database())
        {
            await db.Set<OutboxRow>()
                .ExecuteUpdateAsync(o =>
                    o.SetProperty(x => x.State, LetterState.Pending)
                        .SetProperty(x => x.SentAt, (DateTimeOffset?)null)
                        .SetProperty(x => x.Claim, claim)
                        .SetProperty(x => x.ClaimedUntil, until)
                );
        }

        Assert.Equal(0, await Send());
        await Clock("PT6M");
        Assert.Equal(1, await Send());

        Assert.Equal(2, _server.Messages.Count);
        Assert.Single(_server.Messages.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task Whoever_lost_its_claim_while_it_sent_changes_nothing_of_what_the_other_recorded()
    {
        await File("ada@example.org");
        _server.WhileReceiving = () => TakeOver();
        await Send();
        var letter = Assert.Single(await Letters());
        Assert.Equal((LetterState.Pending, "of another"), (letter.State, letter.Error));
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
    [Rule("BC-30")]
    public async Task The_registrar_who_opens_no_file_is_sent_the_letter_itself_with_the_way_to_the_member()
    {
        var c = await File("ada@example.org", respondent: new FiledRespondent("demo-shop"));
        await using (var db = await Database())
        {
            await db.Set<LetterRow>().ExecuteUpdateAsync(l => l.SetProperty(x => x.To, "registrar"));
        }

        await Send();
        var mail = Assert.Single(_server.Messages).TextBody!;
        Assert.Contains("Demo Shop", mail, StringComparison.Ordinal);
        Assert.DoesNotContain($"https://redress.example/cases/{c.Number}", mail, StringComparison.Ordinal);
        var writer = _app.Services.GetRequiredService<LetterWriter>();
        Assert.Equal("https://redress.example/members/demo-shop", writer.LinkFor(Addressee.Registrar, c));
    }

    [Fact]
    public async Task Without_a_server_e_mails_are_files_in_a_folder_and_the_demo_shows_them()
    {
        await _app.DisposeAsync();
        var folder = Directory.CreateTempSubdirectory("redress-mail-");
        _app = Start(new() { ["Mail:Folder"] = folder.FullName });
        await File("ada@example.org");
        await Send();

        var mail = await MimeKit.MimeMessage.LoadAsync(Assert.Single(folder.GetFiles()).FullName);
        Assert.Equal("ada@example.org", mail.To.Mailboxes.Single().Address);
        var letter = Assert.Single(await Letters());
        var shown = await _app.Services.GetRequiredService<DemoMailbox>().MailOf(letter.Id);
        Assert.Equal(mail.TextBody, shown);
        folder.Delete(recursive: true);
    }

    private async Task TakeOver()
    {
        await using var db = await Database();
        var claim = Guid.NewGuid();
        await db.Set<OutboxRow>()
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Claim, claim).SetProperty(x => x.Error, "of another"));
    }

    [System.Text.RegularExpressions.GeneratedRegex(
        "[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}",
        System.Text.RegularExpressions.RegexOptions.None,
        2000
    )]
    private static partial System.Text.RegularExpressions.Regex Code();
}
