using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Letters;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters.Postal;

/// <summary>The letters of one case, printed and posted from its file.</summary>
public sealed class CasePostTests : IAsyncLifetime
{
    private const string Today = "2026-05-11";

    private TestApp _app = null!;
    private Office _office = null!;
    private Person _secretary = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync(sendsByItself: false);
        _office = new Office(_app);
        await _office.ClockAsync($"{Today}T10:00:00+02:00");
        _secretary = await PersonAsync("secretary");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Rule("BC-23"), Rule("BC-18")]
    public async Task A_decision_is_printed_and_noted_as_posted_in_its_file_and_nothing_of_another_case()
    {
        var (number, other) = (await PronouncedAsync(), await PronouncedAsync());
        var file = await _secretary.GetAsync($"/cases/{number}");
        Assert.Contains("data-post=\"2\"", file, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{number}#case-post\"", file, StringComparison.Ordinal);
        var path = $"/cases/{number}/post";

        // What is not printed lies in no envelope, and nothing is half done.
        var letters = await LettersAsync(number);
        var numbers = letters.Select(l => ($"tracking-{l.Id}", $"RR{l.Id}BE")).ToArray();
        (string, string)[] shown = Shown(letters);
        var told = await _secretary.PostAsync(path, "case-posted", [("postedOn", Today), .. shown, .. numbers]);
        Assert.Contains("not printed yet", told, StringComparison.Ordinal);
        Assert.Contains($"value=\"RR{letters[0].Id}BE\"", told, StringComparison.Ordinal);
        Assert.All(await LettersAsync(number), l => Assert.Equal(LetterState.ToPost, l.State));

        var batch = await _secretary.RedirectAsync(path, "case-print");
        Assert.Matches("^/postal-letters/batches/[0-9]+/letters.pdf$", batch);
        Assert.All(await LettersAsync(other), l => Assert.Null(l.BatchId));
        // Printed again for the same day it is the same batch.
        Assert.Equal(batch, await _secretary.RedirectAsync(path, "case-print"));

        Assert.Contains(
            "number of the registered post is missing",
            await _secretary.PostAsync(
                path,
                "case-posted",
                [
                    ("postedOn", Today),
                    .. numbers.SelectMany(n =>
                        new[] { (n.Item1, ""), (n.Item1.Replace("tracking", "was", StringComparison.Ordinal), n.Item2) }
                    ),
                ]
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Two letters have the number",
            await _secretary.PostAsync(
                path,
                "case-posted",
                [("postedOn", Today), .. shown, .. numbers.Select(n => (n.Item1, "RR1"))]
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "not after today",
            await _secretary.PostAsync(path, "case-posted", [("postedOn", "2026-05-12"), .. shown, .. numbers]),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"/cases/{number}?done=posted",
            await _secretary.RedirectAsync(path, "case-posted", [("postedOn", Today), .. shown, .. numbers])
        );
        Assert.Equal(
            numbers.Select(n => n.Item2).Order(),
            (await _office.GetAsync("secretary", number))
                .List("service")
                .Where(s => s["what"]!.GetValue<string>() == "decision")
                .Select(s => s["reference"]!.GetValue<string>())
                .Order()
        );
        Assert.Contains(
            "The letters are noted as posted.",
            await _secretary.GetAsync($"/cases/{number}?done=posted"),
            StringComparison.Ordinal
        );
        Assert.All(await LettersAsync(other), l => Assert.Equal(LetterState.ToPost, l.State));
    }

    [Fact]
    [Rule("BC-23")]
    public async Task What_of_several_letters_was_noted_is_told_beside_what_was_not()
    {
        var number = await PronouncedAsync();
        var path = $"/cases/{number}/post";
        await _secretary.RedirectAsync(path, "case-print");
        var (noted, lacks) = await LettersAsync(number) is [var first, var second] ? (first.Id, second.Id) : default;
        var told = await _secretary.PostAsync(
            path,
            "case-posted",
            ("postedOn", Today),
            ($"was-{noted}", ""),
            ($"tracking-{noted}", "RR1BE"),
            ($"was-{lacks}", ""),
            ($"tracking-{lacks}", "")
        );
        Assert.Contains("1 noted as posted. Those named below are not.", told, StringComparison.Ordinal);
        Assert.Contains("number of the registered post is missing", told, StringComparison.Ordinal);
        Assert.Equal([lacks], (await LettersAsync(number)).Select(l => l.Id));
        // Where none was noted there is nothing of it to tell.
        told = await _secretary.PostAsync(
            path,
            "case-posted",
            ("postedOn", Today),
            ($"was-{lacks}", ""),
            ($"tracking-{lacks}", "")
        );
        Assert.DoesNotContain("noted as posted.", told, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task An_ordinary_letter_goes_without_a_number_and_never_before_it_was_printed()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(email: ""));
        var path = $"/cases/{number}/post";
        var shown = Shown(await LettersAsync(number, LetterState.Paper));
        Assert.Contains(
            "not printed yet",
            await _secretary.PostAsync(path, "case-posted", [("postedOn", Today), .. shown]),
            StringComparison.Ordinal
        );
        Assert.Equal([LetterState.Paper], await StatesAsync(number));
        await _secretary.RedirectAsync(path, "case-print");
        Assert.Equal([LetterState.Paper], await StatesAsync(number));
        // The day before it was printed; and what a day without its year becomes that is none yet this year.
        foreach (var day in new[] { "2026-05-10", "12/5" })
        {
            var told = await _secretary.PostAsync(
                path,
                "case-posted",
                [("postedOn", day), ("__day", "postedOn|Past"), .. shown]
            );
            Assert.Contains("#postedOn\"", told, StringComparison.Ordinal);
            Assert.Contains("not before the day of printing", told, StringComparison.Ordinal);
            Assert.Equal([LetterState.Paper], await StatesAsync(number));
        }

        await _secretary.RedirectAsync(path, "case-posted", [("postedOn", Today), .. shown]);
        Assert.Equal([LetterState.Posted], await StatesAsync(number));
        Assert.DoesNotContain("data-post", await _secretary.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-11")]
    public async Task What_came_after_the_page_was_drawn_is_not_noted_as_posted_by_who_posts_what_it_showed()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(email: ""));
        var path = $"/cases/{number}/post";
        var shown = Shown(await LettersAsync(number, LetterState.Paper));
        await _secretary.RedirectAsync(path, "case-print");
        await _office.DoAsync("secretary2", number, "send-to-member");
        var later = (await LettersAsync(number, LetterState.Paper)).Select(l => l.Id).ToList();
        Assert.Equal(2, later.Count);
        // A colleague prints what is there, and has it in hand.
        await (await PersonAsync("secretary2")).RedirectAsync(path, "case-print");
        await _secretary.RedirectAsync(path, "case-posted", [("postedOn", Today), .. shown]);
        Assert.Equal([LetterState.Posted, LetterState.Paper], await StatesAsync(number));
        // Who still has the page from before has noted nothing, and is not told otherwise.
        Assert.Contains(
            "A colleague has noted what this page showed",
            await _secretary.PostAsync(path, "case-posted", [("postedOn", Today), .. shown]),
            StringComparison.Ordinal
        );
        Assert.Equal([LetterState.Posted, LetterState.Paper], await StatesAsync(number));
    }

    [Fact]
    [Rule("FP-11")]
    public async Task What_was_written_after_a_letter_was_posted_does_not_hold_back_its_day()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(email: ""));
        var path = $"/cases/{number}/post";
        await _secretary.RedirectAsync(path, "case-print");
        await _office.ClockAsync("P2D");
        await _office.DoAsync("secretary2", number, "send-to-member");
        var shown = Shown(await LettersAsync(number, LetterState.Paper));
        Assert.Equal(2, shown.Length);
        var told = await _secretary.PostAsync(path, "case-posted", [("postedOn", Today), .. shown]);
        Assert.Contains("not printed yet", told, StringComparison.Ordinal);
        Assert.Equal([LetterState.Posted, LetterState.Paper], await StatesAsync(number));
    }

    // What the page of these letters sends besides what is typed.
    private static (string, string)[] Shown(IEnumerable<LetterRow> letters) =>
        [.. letters.Select(l => ($"was-{l.Id}", ""))];

    private async Task<IReadOnlyList<string>> StatesAsync(string number)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .Where(l => l.CaseNumber == number && l.To == "complainant")
            .OrderBy(l => l.Id)
            .Select(l => l.State)
            .ToListAsync();
    }

    [Fact]
    [Rule("BC-16"), Rule("FP-12")]
    public async Task Nobody_but_a_secretary_prints_and_posts_and_a_case_that_is_not_there_has_no_letters()
    {
        var number = await PronouncedAsync();
        foreach (var account in new[] { "committee", "appeals", "shop" })
        {
            var person = await PersonAsync(account);
            Assert.DoesNotContain("data-post", await person.GetAsync($"/cases/{number}"), StringComparison.Ordinal);
            Assert.NotEqual(System.Net.HttpStatusCode.OK, await person.StatusAsync($"/cases/{number}/post"));
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, await _secretary.StatusAsync("/cases/BC-2026-999999/post"));
    }

    private async Task<string> PronouncedAsync()
    {
        var (number, _) = await _office.DeliberatedAsync(Office.Complaint(language: "en"));
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        await _office.DoAsync("secretary", number, "confirm-decision");
        var address = new
        {
            street = "Nieuwstraat 2",
            postalCode = "1000",
            city = "Brussel",
        };
        await _office.DoAsync("secretary", number, "correct-details", new { party = "respondent", address });
        return number;
    }

    private async Task<Person> PersonAsync(string account)
    {
        var person = new Person(_app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }

    private async Task<IReadOnlyList<LetterRow>> LettersAsync(string number, string state = LetterState.ToPost)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await db.Set<LetterRow>()
            .AsNoTracking()
            .Where(l => l.CaseNumber == number && l.State == state)
            .OrderBy(l => l.Id)
            .ToListAsync();
    }
}
