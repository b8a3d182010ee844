using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.Queries;
using Redress.Web.Tests.Support;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Tests.Storage;

/// <summary>A page that was open when the file was erased, and what people keep for themselves as time goes by.</summary>
public sealed class ErasedFileTests
{
    private const string Typed = "Zqopen typed";

    [Fact]
    [Rule("FP-18")]
    public async Task What_is_sent_from_a_page_that_was_open_when_the_file_was_erased_is_told_and_kept_nowhere()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var filed = await office.SentAsync();
        var document = (await office.UploadAsync("shop", filed.Number, "scan.pdf", Stages.Pdf)).Text("id");
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.True(await new Person(client).SignInAsync("secretary@demo.example", "Demo-Pass-2026"));
        var file = $"/cases/{filed.Number}";
        var page = await client.GetStringAsync(file);
        var token = page[page.IndexOf("<main", StringComparison.Ordinal)..]
            .Split("name=\"__RequestVerificationToken\" value=\"")[1]
            .Split('"')[0];
        var secretary = await ActorAsync(app);
        var open = (await app.Services.GetRequiredService<CaseService>().Find(filed.Number, secretary, default))!;
        await office.DoAsync(filed, "withdraw", new { reason = "Opgelost." });
        await office.ClockAsync("2029-06-01T09:00:00+02:00");
        Assert.Empty(
            await new Sql(app).ListAsync($"select number from cases where number = '{filed.Number}' and text_key <> ''")
        );
        foreach (
            var (address, form, field) in new[]
            {
                (file, "tag", "tag"),
                (file, "untag", "untag"),
                (file, "title", "title"),
                ($"{file}?act=note", "act", "text"),
                ($"{file}/actions/note", "act", "text"),
                ($"{file}/exhibits/{document}", "note", "text"),
                ($"{file}/actions/note/draft", "act", "text"),
            }
        )
        {
            using var answer = await SendAsync(client, address, form, field, token);
            Assert.True(answer.StatusCode == HttpStatusCode.Gone, $"{address} {form}: {answer.StatusCode}");
            Assert.Contains("This file was erased", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var kept = await SendAsync(client, $"/kept-forms?path={file}", "tag", "tag", token);
        Assert.False(kept.IsSuccessStatusCode);
        await NothingIsWrittenAsync(app, open, secretary, document);
        Assert.Empty(await new WholeDatabase(new Sql(app)).FindAsync(Typed));
    }

    // By who judged the file as it was a moment ago.
    private static async Task NothingIsWrittenAsync(TestApp app, Case open, Actor secretary, string document)
    {
        var services = app.Services;
        Assert.False(await services.GetRequiredService<CaseTags>().Add(secretary, open.Number, Typed));
        Assert.False(await services.GetRequiredService<ExhibitTitles>().Set(open, secretary, document, Typed));
        Assert.Null(await services.GetRequiredService<PageNotes>().Add(open, secretary, (document, 1), Typed));
        await services.GetRequiredService<PageNotes>().MarkRead(open, secretary, document);
        Assert.Equal(0, await new Sql(app).CountAsync("SELECT count(*) FROM reading_marks"));
        Assert.Equal(
            TaskFault.NoSuchCase,
            await services.GetRequiredService<DeskTasks>().Add(secretary, Guid.NewGuid(), Typed, open.Number)
        );
        var fields = new Dictionary<string, StringValues> { ["text"] = Typed };
        Assert.False(
            await services
                .GetRequiredService<FormDrafts>()
                .Save(open.Number, FormDrafts.OwnerOf(secretary), "note", fields, null)
        );
    }

    [Fact]
    [Rule("FP-18")]
    public async Task A_task_is_of_the_case_whose_number_it_tells_and_none_is_kept_for_ever()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var (number, _) = await office.FileAsync(Office.Complaint());
        var (tasks, owner, today) = (
            app.Services.GetRequiredService<DeskTasks>(),
            await ActorAsync(app),
            new DateOnly(2026, 3, 2)
        );
        var (told, done, bare, later) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(await tasks.Add(owner, told, $"Bel over {number.ToLowerInvariant()} terug"));
        Assert.Null(await tasks.Add(owner, done, "Bel de bode"));
        Assert.Null(await tasks.Add(owner, bare, "Ruim op na BC-2020-999999"));
        Assert.Null(await tasks.Add(owner, later, "Over drie jaar", due: new DateOnly(2029, 3, 2)));
        Assert.Equal(number, (await tasks.Open(owner, today, 10)).Single(t => t.Id == told).Number);
        Assert.True(await tasks.Finish(owner, done));
        await office.ClockAsync("2026-03-31T09:00:00+02:00");
        await tasks.DeleteOld(default);
        Assert.Single(await tasks.Done(owner, DateTimeOffset.UnixEpoch, 10));
        await office.ClockAsync("2026-04-02T09:00:00+02:00");
        await tasks.DeleteOld(default);
        Assert.Empty(await tasks.Done(owner, DateTimeOffset.UnixEpoch, 10));
        Assert.Equal(3, (await tasks.Open(owner, today, 10)).Count);
        await office.ClockAsync("2028-03-03T09:00:00+01:00");
        await tasks.DeleteOld(default);
        Assert.DoesNotContain(await tasks.Open(owner, today, 10), t => t.Id == bare);
        Assert.Contains(await tasks.Open(owner, today, 10), t => t.Id == later);
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string address,
        string form,
        string field,
        string token
    ) =>
        client.PostAsync(
            address,
            new FormUrlEncodedContent([
                new("_handler", form),
                new("__RequestVerificationToken", token),
                new(field, Typed),
            ])
        );

    private static async Task<Actor> ActorAsync(TestApp app)
    {
        await using var db = await app.NewDbAsync();
        var user = await db.Users.SingleAsync(u => u.Email == "secretary@demo.example");
        return new Actor(Role.Secretary, user.Id, user.DisplayName);
    }
}
