using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Journal;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

public sealed class ErasureTests
{
    private const string Name = "Zonderlinckx";
    private const string Others = "Zqothers, of no party: anna, and a parcel";

    [Fact]
    [Rule("FP-18")]
    public async Task When_the_retention_ends_nothing_personal_is_left_anywhere_and_the_chain_still_holds()
    {
        await using var app = await TestApp.StartAsync();
        var (office, sql) = (new Office(app), new Sql(app));
        var filed = await LiveAsync(office);
        await NoteAsync(app);
        var words = new[] { Name, "consumer.example", "Kerkstraat", "A-1001" };
        foreach (var word in words)
        {
            Assert.NotEmpty(await new WholeDatabase(sql).FindAsync(word));
        }

        await office.ClockAsync("2031-01-01T09:00:00+01:00");
        Assert.Equal(200, (await office.TrackAsync(filed.Number, filed.Code)).Code);
        await app.Services.GetRequiredService<JournalRoots>().Take(new DateTimeOffset(2031, 1, 2, 12, 0, 0, default));
        await IntactAsync(office, filed.Number);
        await office.ClockAsync("2032-01-01T09:00:00+01:00");
        foreach (var word in words)
        {
            Assert.Empty(await new WholeDatabase(sql).FindAsync(word));
        }

        Assert.Equal(
            ["desk_tasks.text", "kept_forms.fields", "saved_views.name"],
            (await new WholeDatabase(sql).FindAsync("Zqothers")).Order()
        );
        Assert.Equal(2, await sql.CountAsync("SELECT count(*) FROM kept_forms"));
        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM document_chunks"));
        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM reading_marks"));
        Assert.Equal(404, (await office.TrackAsync(filed.Number, filed.Code)).Code);
        var entries = await IntactAsync(office, filed.Number);

        // The anonymous figures stay, and the case can still be opened.
        var kept = await office.GetAsync("secretary", filed.Number);
        Assert.Equal(
            ("closed", "founded"),
            (kept.Text("state"), kept.Body!["decision"]!["outcome"]!.GetValue<string>())
        );
        Assert.Equal(entries, kept.List("journal").Count());

        // Nor can something come back unnoticed.
        await app.TamperAsync(
            "INSERT INTO document_chunks (document_id, sequence, bytes) SELECT id, 0, (SELECT salt FROM journal_content) FROM documents"
        );
        await using var db = await app.NewDbAsync();
        var verified = await app
            .Services.GetRequiredService<JournalVerifier>()
            .VerifyCase(db, await db.Set<CaseRow>().Select(c => c.Id).SingleAsync());
        Assert.Equal(BrokenPart.Document, verified!.What);
    }

    // What the people of the body write for themselves and for one another.
    private static async Task NoteAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        var (id, user) = (await db.Set<CaseRow>().Select(c => c.Id).SingleAsync(), await db.Users.FirstAsync());
        var document = await db.Set<DocumentRow>().Select(d => d.Id).FirstAsync();
        db.AddRange(
            new DeskTaskRow
            {
                Id = Guid.NewGuid(),
                UserId = user.Id,
                CaseId = id,
                Text = $"{Name} bellen",
            },
            new DeskNoticeRow
            {
                Id = Guid.NewGuid(),
                UserId = user.Id,
                CaseId = id,
                Kind = DeskNoticeRow.Mention,
                Source = Name,
            },
            new CaseTagRow { CaseId = id, Tag = Name },
            new ExhibitTitleRow
            {
                DocumentId = document,
                CaseId = id,
                Title = $"Paspoort van {Name}",
            },
            new PageNoteRow
            {
                Id = Guid.NewGuid(),
                CaseId = id,
                DocumentId = document,
                Page = 1,
                UserId = user.Id,
                Text = $"Hier staat {Name}",
            },
            new ReadingMarkRow
            {
                CaseId = id,
                UserId = user.Id,
                DocumentId = document,
            }
        );
        AddOutside(db, user.Id);
        await db.SaveChangesAsync();
        var sql = new Sql(app);
        foreach (
            var table in new[]
            {
                "contact_keys",
                "case_tags",
                "desk_tasks",
                "desk_notices",
                "page_notes",
                "saved_views",
                "kept_forms",
            }
        )
        {
            Assert.Contains(
                await new WholeDatabase(sql).FindAsync(Name),
                found => found.StartsWith(table + ".", StringComparison.Ordinal)
            );
        }
    }

    // What is of no case, and tells of it all the same; beside each, one that does not.
    private static void AddOutside(AppDb db, string user)
    {
        foreach (var text in new[] { $"Anna {Name} terugbellen", "Schrijf jan@consumer.example", Others })
        {
            db.Add(
                new DeskTaskRow
                {
                    Id = Guid.NewGuid(),
                    UserId = user,
                    Text = text,
                }
            );
        }

        foreach (
            var (name, address) in new[]
            {
                (Name, "/cases?view=mine"),
                ("Een", $"/cases?q={Name.ToLowerInvariant()}"),
                ("Twee", $"/cases?respondent=Anna+{Name}&state=open"),
                (Others, "/cases?q=parcel"),
            }
        )
        {
            db.Add(
                new SavedViewRow
                {
                    Id = Guid.NewGuid(),
                    OwnerId = user,
                    Name = name,
                    Address = address,
                }
            );
        }

        foreach (
            var (path, typed) in new[] { ("/my-day", $"Bel Anna {Name}"), ("/complain", Others), ("/cases", Others) }
        )
        {
            db.Add(
                new KeptFormRow
                {
                    CodeHash = "x",
                    Path = path,
                    Form = "task",
                    Fields = $"{{\"task\":[\"{typed}\"]}}",
                }
            );
        }
    }

    // The number of entries.
    private static async Task<int> IntactAsync(Office office, string number)
    {
        var verified = await office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases/{number}/journal/verify");
        Assert.True(verified.Body!["intact"]!.GetValue<bool>(), verified.Body.ToJsonString());
        return verified.Body["entries"]!.GetValue<int>();
    }

    // A case in which the complainant's name stands wherever it can.
    private static async Task<(string Number, string Code)> LiveAsync(Office office)
    {
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.FileAsync(
            Office.Complaint(name: $"Anna {Name}", facts: $"Ik, Anna {Name}, kreeg mijn pakje niet.")
        );
        var (number, _) = filed;
        await office.DoAsync("secretary", number, "assign", new { to = "committee@demo.example" });
        await office.DoAsync(
            "secretary",
            number,
            "request-information",
            new { items = new[] { $"Het paspoort van {Name}" } }
        );
        await office.DoAsync(
            filed,
            "supply-information",
            new { items = new[] { new { item = "1", text = $"{Name}, paspoort 12" } } }
        );
        await office.DoAsync("secretary", number, "send-to-member");
        await office.UploadAsync("shop", number, $"{Name}.txt", Encoding.UTF8.GetBytes($"Geachte mevrouw {Name}"));
        await office.DoAsync("shop", number, "request-extension", new { days = 3, reason = $"Wij zoeken {Name}." });
        await office.DoAsync(
            "shop",
            number,
            "respond",
            new
            {
                answer = $"Geachte {Name}",
                defence = $"{Name} was niet thuis.",
                requestHearing = true,
            }
        );
        await office.DoAsync(filed, "comment", new { text = $"{Name} was wel thuis." });
        await office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        await office.UploadAsync(
            "secretary",
            number,
            $"nota-{Name}.txt",
            Encoding.UTF8.GetBytes($"Over {Name}"),
            "internal"
        );
        await office.DoAsync(
            "secretary",
            number,
            "invite-to-hearing",
            new { at = "2026-03-11T10:00:00+01:00", place = $"Bij {Name}" }
        );
        await office.ClockAsync("2026-03-11T12:00:00+01:00");
        await office.DoAsync(
            "secretary",
            number,
            "record-hearing",
            new { minutes = $"{Name} sprak.", attended = new[] { "complainant", "respondent" } }
        );
        await office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await office.DoAsync("shop", number, "comment", new { nothingToAdd = true });
        await office.DoAsync("secretary", number, "declare-complete");
        await office.DoAsync("secretary", number, "close-file");
        await office.DoAsync(
            "committee",
            number,
            "decide",
            new
            {
                outcome = "founded",
                reasons = $"{Name} heeft gelijk.",
                norms = new[] { "2.2.2" },
                refrainFrom = $"{Name} laten wachten",
                sanctions = new[] { new { kind = "reprimand" } },
            }
        );
        await office.DoAsync("secretary", number, "reject-decision", new { reason = $"{Name} is verkeerd gespeld." });
        await office.DoAsync(
            "committee",
            number,
            "decide",
            new
            {
                outcome = "founded",
                reasons = $"{Name} heeft gelijk.",
                norms = new[] { "2.2.2" },
                refrainFrom = $"{Name} laten wachten",
                sanctions = new[] { new { kind = "reprimand" } },
            }
        );
        await office.DoAsync("secretary", number, "confirm-decision");
        await office.DoAsync("secretary", number, "notify", new { posted = "2026-03-11", reference = $"RP {Name}" });
        var lodged = await office.DoAsync(
            "shop",
            number,
            "lodge-appeal",
            new { grounds = $"{Name} kreeg haar pakje." }
        );
        var appeal = lodged.List("appeals").Single()["id"]!.GetValue<string>();
        await office.DoAsync("shop", number, "withdraw-appeal", new { appeal, reason = $"Geschikt met {Name}." });
        await office.ClockAsync("2026-05-04T09:00:00+02:00");
        await office.DoAsync("secretary", number, "close");
        return filed;
    }
}
