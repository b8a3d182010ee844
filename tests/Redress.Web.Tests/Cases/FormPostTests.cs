using System.Net;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What is sent by a page's form: one act with its files, all of it or nothing, judged once on a case that is read twice at most.</summary>
public sealed partial class FormPostTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);
    private readonly Sql _sql = new(one.App);

    [Fact]
    [Rule("ST-2"), Rule("BC-12")]
    public async Task A_response_with_two_files_is_one_transaction_of_three_acts()
    {
        var (number, filer) = await SentToMemberAsync();
        await BreakOffAtAsync("respond");
        Assert.Equal(HttpStatusCode.InternalServerError, (await RespondAsync(filer, number)).Status);
        Assert.Equal(2, await _sql.CountAsync($"SELECT count(*) FROM journal WHERE case_id = {Case(number)}"));
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM documents WHERE case_id = {Case(number)}"));

        await _sql.GoOnAsync("journal");
        Assert.Equal(HttpStatusCode.Redirect, (await RespondAsync(filer, number)).Status);
        Assert.Equal(
            ["file-complaint", "send-to-member", "add-document", "add-document", "respond"],
            await _sql.ListAsync($"SELECT action FROM journal WHERE case_id = {Case(number)} ORDER BY sequence")
        );
        Assert.Equal("underExamination", (await _office.GetAsync("shop", number)).Text("state"));
        Assert.Equal(5, await _sql.CountAsync($"SELECT version FROM cases WHERE number = '{number}'"));
        Assert.Equal(2, await _sql.CountAsync($"SELECT count(*) FROM documents WHERE case_id = {Case(number)}"));
    }

    [Fact]
    [Rule("ST-2"), Rule("FP-13")]
    public async Task A_form_that_is_refused_leaves_none_of_its_files_in_the_case()
    {
        var (number, _) = await SentToMemberAsync();
        var secretary = await FilerAsync("secretary");
        var reply = await secretary.PostAsync(
            $"/cases/{number}/actions/respond?paper=true",
            "act",
            [
                ("onBehalfOf", "respondent"),
                ("arrived", "2099-01-01"),
                ("answer", "We are sorry."),
                ("defence", "The carrier was late."),
            ],
            ("files:paper", "letter.pdf", Stages.Pdf),
            ("files:documents", "proof.pdf", Stages.Pdf)
        );
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("proof.pdf", reply.Html, StringComparison.Ordinal);
        Assert.Contains("We are sorry.", reply.Html, StringComparison.Ordinal);
        Assert.Equal(0, await _sql.CountAsync($"SELECT count(*) FROM documents WHERE case_id = {Case(number)}"));
        Assert.Equal(2, await _sql.CountAsync($"SELECT version FROM cases WHERE number = '{number}'"));
        Assert.Equal(2, await _sql.CountAsync($"SELECT count(*) FROM journal WHERE case_id = {Case(number)}"));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Paper_is_entered_with_the_document_on_which_it_rests_which_stays_with_the_body()
    {
        var (number, _) = await SentToMemberAsync();
        var secretary = await FilerAsync("secretary");
        var path = $"/cases/{number}/actions/respond?paper=true";
        (string, string)[] fields =
        [
            ("onBehalfOf", "respondent"),
            ("answer", "We are sorry."),
            ("defence", "The carrier was late."),
        ];
        Assert.Equal(HttpStatusCode.OK, (await secretary.PostAsync(path, "act", fields)).Status);
        Assert.Equal(2, await _sql.CountAsync($"SELECT version FROM cases WHERE number = '{number}'"));
        var sent = await secretary.PostAsync(path, "act", fields, ("files:paper", "letter.pdf", Stages.Pdf));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var file = await _office.GetAsync("secretary", number);
        var scan = file.List("documents").Single();
        Assert.Equal("internal", scan!["for"]!.GetValue<string>());
        var line = file.List("journal").Single(j => j!["action"]!.GetValue<string>() == "respond")!;
        Assert.Equal(scan["id"]!.GetValue<string>(), line["paper"]!.GetValue<string>());
        var seen = (await _office.GetAsync("shop", number)).List("journal");
        Assert.All(seen, entry => Assert.Null(entry!["paper"]));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task Paper_that_does_not_say_whose_it_is_is_refused_at_that_field_on_the_page_and_by_the_API()
    {
        var (number, _) = await SentToMemberAsync();
        var secretary = await FilerAsync("secretary");
        var path = $"/cases/{number}/actions/respond?paper=true";
        var form = (await secretary.OpenAsync(path)).Html;
        // There is but one party that can respond, and nobody has to choose it.
        Assert.Matches("<input[^>]*name=\"onBehalfOf\"[^>]*value=\"respondent\"[^>]*checked", form);
        var unsaid = await secretary.PostAsync(
            path,
            "act",
            [("answer", "We are sorry."), ("defence", "The carrier was late.")],
            ("files:paper", "letter.pdf", Stages.Pdf)
        );
        Assert.Equal(HttpStatusCode.OK, unsaid.Status);
        Assert.Contains("#f-onBehalfOf", unsaid.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("not for your role", unsaid.Html, StringComparison.OrdinalIgnoreCase);
        var refused = await _office.AsAsync(
            "secretary",
            HttpMethod.Post,
            $"/api/v1/cases/{number}/actions/respond",
            new { answer = "We are sorry.", defence = "The carrier was late." }
        );
        Assert.Equal(422, refused.Code);
        Assert.NotNull(refused.Body!["errors"]!["onBehalfOf"]);
    }

    [Fact]
    [Rule("BC-16")]
    public async Task Who_brings_a_document_for_the_body_says_whether_the_parties_see_it()
    {
        var (number, _) = await SentToMemberAsync();
        var secretary = await FilerAsync("secretary");
        var path = $"/cases/{number}/actions/add-document";
        var unsaid = await secretary.PostAsync(path, "act", [], ("files:", "letter.pdf", Stages.Pdf));
        Assert.Equal(HttpStatusCode.OK, unsaid.Status);
        Assert.Contains(
            "href=\"/cases/" + number + "/actions/add-document?check=1#f-for\"",
            unsaid.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("letter.pdf", unsaid.Html, StringComparison.Ordinal);
        Assert.Equal(2, await _sql.CountAsync($"SELECT version FROM cases WHERE number = '{number}'"));
        var said = await secretary.PostAsync(path, "act", [("for", "internal")], ("files:", "letter.pdf", Stages.Pdf));
        Assert.Equal(HttpStatusCode.Redirect, said.Status);
        Assert.Equal(
            "internal",
            (await _office.GetAsync("secretary", number)).List("documents").Single()!["for"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task A_post_reads_the_case_twice_at_most()
    {
        var (number, filer) = await SentToMemberAsync();
        var path = $"/cases/{number}/actions/respond";
        using var form = await filer.FormAsync(
            path,
            "act",
            [("answer", "We are sorry."), ("defence", "The carrier was late.")],
            ("files:documents", "one.pdf", Stages.Pdf)
        );
        using var refused = await filer.FormAsync(path, "act", [("answer", "")]);
        Assert.Equal(2, await ReadsAsync(() => filer.SendAsync(path, refused, follow: false), HttpStatusCode.SeeOther));
        Assert.Equal(1, await ReadsAsync(() => filer.OpenAsync($"{path}?check=1"), HttpStatusCode.OK));
        Assert.Equal(2, await ReadsAsync(() => filer.SendAsync(path, form), HttpStatusCode.Redirect));

        // One whose case has changed since is told so by what was read first.
        using var late = await filer.FormAsync($"/cases/{number}/actions/comment", "act", [("text", "One word more.")]);
        await _office.DoAsync("secretary", number, "note", new { text = "Seen." });
        Assert.Equal(
            1,
            await ReadsAsync(
                () => filer.SendAsync($"/cases/{number}/actions/comment", late, follow: false),
                HttpStatusCode.SeeOther
            )
        );
    }

    [Fact]
    public async Task What_an_act_brings_about_is_told_when_its_form_is_opened_and_not_reckoned_when_it_is_sent()
    {
        const string Preview = "What happens when you send this";
        var (number, _) = await _office.FileAsync(Office.Complaint());
        var (secretary, path) = (await FilerAsync("secretary"), $"/cases/{number}/actions/send-to-member");
        Assert.Contains(Preview, (await secretary.OpenAsync(path)).Html, StringComparison.Ordinal);
        var refused = await secretary.PostAsync(
            path,
            "act",
            [("responseTerm.count", "999"), ("responseTerm.unit", "D")]
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("error-summary", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Preview, refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-20")]
    public async Task Who_writes_a_message_is_told_by_when_somebody_answers_it_where_it_goes_to_the_secretary_alone()
    {
        var (number, shop) = await SentToMemberAsync();
        var form = (await shop.OpenAsync($"/cases/{number}/actions/message")).Html;
        Assert.Contains("Somebody of the secretariat reads it and answers by", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody is written to", form, StringComparison.Ordinal);

        var (mediated, _) = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", mediated, "start-mediation", new { });
        var chosen = (await shop.OpenAsync($"/cases/{mediated}/actions/message")).Html;
        Assert.DoesNotContain("What happens when you send this", chosen, StringComparison.Ordinal);
    }

    private static async Task<int> ReadsAsync(Func<Task<PageReply>> post, HttpStatusCode status)
    {
        var reads = 0;
        using var commands = new ExecutedCommands(sql =>
        {
            if (ReadsFile().IsMatch(sql))
            {
                Interlocked.Increment(ref reads);
            }
        });
        var reply = await post();
        Assert.Equal(status, reply.Status);
        return reads;
    }

    private async Task<(string Number, Filer Shop)> SentToMemberAsync()
    {
        // Else what the program asks is not of this flow of the test.
        one.App.Server.PreserveExecutionContext = true;
        var (number, _) = await _office.SentAsync();
        return (number, await FilerAsync("shop"));
    }

    private async Task<Filer> FilerAsync(string who)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{who}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    private Task BreakOffAtAsync(string action) => _sql.BreakOffAsync("journal", $"NEW.action = '{action}'");

    private static Task<PageReply> RespondAsync(Filer filer, string number) =>
        filer.PostAsync(
            $"/cases/{number}/actions/respond",
            "act",
            [("answer", "We are sorry."), ("defence", "The carrier was late.")],
            ("files:documents", "one.pdf", Stages.Pdf),
            ("files:documents", "two.pdf", [.. Stages.Pdf, (byte)' '])
        );

    private static string Case(string number) => $"(SELECT id FROM cases WHERE number = '{number}')";

    [GeneratedRegex("""^(?:--.*\n|\s)*SELECT\b[^;]*\bc"?\."?file\b""", RegexOptions.None, 2000)]
    private static partial Regex ReadsFile();
}
