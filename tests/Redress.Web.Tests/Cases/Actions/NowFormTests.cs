using System.Net;
using System.Text.RegularExpressions;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Actions.InTheFile;
using Redress.Web.Cases.Commands;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Actions;

/// <summary>What comes next is done in the file itself, without any script as well: one button where nothing is to be filled in.</summary>
public sealed partial class NowFormTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    private async Task<Filer> FilerAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return new Filer(client);
    }

    // The form of an act in the file, with what is to be posted with it; null where there is none.
    private static Dictionary<string, string>? Form(string html, string action)
    {
        var form = html.Split($"id=\"now-{action}\"") is [_, var rest] ? rest.Split("</form>")[0] : null;
        return form is null
            ? null
            : Hidden().Matches(form).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
    }

    private static async Task<PageReply> SendAsync(
        Filer by,
        string number,
        string action,
        Dictionary<string, string> form,
        params (string Name, string Value)[] typed
    )
    {
        using var content = new FormUrlEncodedContent([
            .. form,
            .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value)),
        ]);
        return await by.SendAsync($"/cases/{number}?act={action}", content);
    }

    [Fact]
    [Rule("ST-1"), Rule("BC-12")]
    public async Task An_act_with_nothing_to_fill_in_is_one_button_that_says_whom_it_writes_to()
    {
        var filed = await _office.FileAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var html = WebUtility.HtmlDecode((await secretary.OpenAsync($"/cases/{filed.Number}")).Html);
        Assert.NotNull(Form(html, "start-mediation"));
        var send = Form(html, "send-to-member")!;
        Assert.Contains("form=\"now-start-mediation\"", html, StringComparison.Ordinal);
        Assert.Contains("Who gets a letter: ", Says("start-mediation"), StringComparison.Ordinal);
        // A look at the file rehearses one act; the form of another tells what that one brings about.
        Assert.DoesNotContain("Who gets a letter: ", Says("send-to-member"), StringComparison.Ordinal);
        Assert.Contains($"/cases/{filed.Number}?act=send-to-member", Says("send-to-member"), StringComparison.Ordinal);
        // What has to be typed has no form among the others, and who may not do it has none at all.
        Assert.Null(Form(html, "request-information"));
        Assert.DoesNotContain(
            "class=\"now-form",
            (await (await FilerAsync("committee")).OpenAsync($"/cases/{filed.Number}")).Html,
            StringComparison.Ordinal
        );

        var sent = await SendAsync(secretary, filed.Number, "send-to-member", send);
        Assert.Equal(
            (HttpStatusCode.Redirect, $"/cases/{filed.Number}?done=send-to-member"),
            (sent.Status, sent.Leads)
        );
        // The same press twice is one act.
        await SendAsync(secretary, filed.Number, "send-to-member", send);
        var journal = (await _office.GetAsync("secretary", filed.Number)).List("journal");
        Assert.Single(journal, line => line["action"]!.GetValue<string>() == "send-to-member");

        string Says(string action) => html.Split($"now-{action}-says\">")[^1].Split("</p>")[0];
    }

    [Fact]
    [Rule("ST-2")]
    public async Task Who_presses_on_a_file_that_another_changed_is_told_so_beside_it_and_nothing_is_done()
    {
        var filed = await _office.FileAsync(Office.Complaint(language: "en"));
        var secretary = await FilerAsync("secretary");
        var send = Form((await secretary.OpenAsync($"/cases/{filed.Number}")).Html, "send-to-member")!;
        await _office.DoAsync("secretary2", filed.Number, "note", new { text = "She rang." });
        var told = await SendAsync(secretary, filed.Number, "send-to-member", send);
        Assert.Contains("id=\"what-changed\"", told.Html, StringComparison.Ordinal);
        Assert.Contains("act-panel", told.Html, StringComparison.Ordinal);
        Assert.Equal("registered", (await _office.GetAsync("secretary", filed.Number)).Text("state"));
    }

    [Fact]
    [Rule("BC-26"), Rule("BC-17"), Rule("BC-30")]
    public async Task The_first_act_has_its_few_fields_there_and_what_judges_keeps_a_form_of_its_own()
    {
        var today = (await _office.TodayAsync()).ToString("O", null);
        var (number, _) = await _office.NotifiedAsync(today, complaint: Office.Complaint(language: "en"));
        await _office.DoAsync(
            "shop",
            number,
            "lodge-appeal",
            new { grounds = "Too much.", contested = new[] { "decision" } }
        );
        var appeals = await FilerAsync("appeals");
        var html = (await appeals.OpenAsync($"/cases/{number}")).Html;
        var form = Form(html, "record-deposit")!;
        Assert.Contains("value=\"2000.00\"", html.Split("id=\"now-record-deposit\"")[1], StringComparison.Ordinal);
        // Beside the open form of an act there is no other one.
        Assert.Null(Form((await appeals.OpenAsync($"/cases/{number}?act=note")).Html, "record-deposit"));
        // Without its day it is refused beside the file, with what was typed.
        var refused = await SendAsync(appeals, number, "record-deposit", form, ("amount.amount", "1234.00"));
        Assert.Contains("act-panel", refused.Html, StringComparison.Ordinal);
        Assert.Contains("1234.00", refused.Html, StringComparison.Ordinal);

        var decided = await _office.DeliberatedAsync(Office.Complaint(language: "en"));
        await _office.DoAsync("committee", decided.Number, "decide", Stages.Founded());
        var second = await FilerAsync("committee2");
        var file = (await second.OpenAsync($"/cases/{decided.Number}")).Html;
        Assert.DoesNotContain("class=\"now-form", file, StringComparison.Ordinal);
        Assert.Contains($"/cases/{decided.Number}?act=confirm-decision", file, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_one_button_needs_nothing_that_has_to_be_typed_and_is_no_judgment()
    {
        var buttons = CommandCatalog.ByName.Values.Where(NowActs.IsOneButton).ToList();
        Assert.NotEmpty(buttons);
        Assert.All(
            buttons,
            kind => Assert.DoesNotContain(CommandCatalog.FieldsOf(kind), field => ActionJson.Describe(field).Required)
        );
        Assert.DoesNotContain(buttons, kind => Command.NameOf(kind).StartsWith("confirm-", StringComparison.Ordinal));
        Assert.DoesNotContain(typeof(Withdraw), buttons);
    }

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Hidden();
}
