using Microsoft.Playwright;
using Redress.Domain.Tests.Law;
using Redress.Scenarios.Support;
using Redress.Testing;
using Xunit.Abstractions;

namespace Redress.Scenarios.Pages;

/// <summary>
/// One case from the paper on which it came until it is closed, by pages alone: registered, sent to the webshop, answered, examined, decided by two people, posted, appealed, brought before the
/// arbitrator and decided there, its notice published. Four people sign in when it is their turn, which is not counted; where their desk leads them, and all that they do there, is.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class PaperToClosedTests(Browser browser, ITestOutputHelper output) : PageTests(browser)
{
    private const int MostGestures = 30;
    private const int MostLoads = 12;
    private const int MostFields = 20;

    // The button that does the act, and none that keeps or checks it.
    private const string Do = "button.button[type=submit]:not([name])";
    private const string DoBeside = $".act-panel form {Do}";
    private const string DoOnPage = $"main form.stack {Do}";

    private readonly Effort _effort = new();

    protected override string? Clock => "2026-03-02T09:00:00+01:00";

    [Fact]
    [Rule("FP-13"), Rule("BC-12"), Rule("BC-17"), Rule("BC-23"), Rule("BC-27"), Rule("BC-30"), Rule("BC-31")]
    public async Task A_case_goes_from_paper_to_its_end_with_few_gestures_loads_and_fields()
    {
        await WalkAsync(page => new WithMouse(page));
        await SpentAsync();
    }

    [Fact]
    [Rule("FP-13"), Rule("BC-12"), Rule("BC-17"), Rule("BC-23"), Rule("BC-27"), Rule("BC-30"), Rule("BC-31")]
    public async Task The_same_case_goes_its_way_without_a_mouse_and_the_focus_is_never_lost()
    {
        await WalkAsync(page => new WithoutMouse(page));
        Assert.Empty((await SpentAsync())["pointer"]);
    }

    private async Task<ILookup<string, string>> SpentAsync()
    {
        var spent = await _effort.AllAsync();
        foreach (var kind in spent)
        {
            output.WriteLine($"{kind.Count()} × {kind.Key}\n  {string.Join("\n  ", kind)}");
        }

        Assert.InRange(spent["gesture"].Count(), 1, MostGestures);
        Assert.InRange(spent["load"].Count(), 1, MostLoads);
        Assert.InRange(spent["field"].Count(), 1, MostFields);
        return spent;
    }

    private async Task WalkAsync(Func<IPage, DeskHand> handOf)
    {
        await PostedBeforeAsync();
        async Task<DeskHand> Enters(string account)
        {
            var page = await SignInAsync(account);
            await _effort.FollowAsync(page);
            return handOf(page);
        }

        var secretary = await Enters("secretary");
        var number = await RegisteredAsync(secretary);
        // BC-6: that it was received, with the code of the complainant's own, goes by post.
        await PostedAsync(secretary, number);
        await secretary.PressAsync($"#now-send-to-member {Do}");
        await secretary.DoneAsync("send-to-member");

        var shop = await Enters("shop");
        await shop.PressAsync("main td a[href$='/actions/respond']");
        await shop.TypeAsync("main [name=answer]", "We are sorry.");
        await shop.TypeAsync("main [name=defence]", "The carrier brought it to the neighbours.");
        await shop.PressAsync(DoOnPage);
        await shop.DoneAsync("respond");

        // The file stands open, and shows what others do.
        await SeesAsync(secretary, number);
        await secretary.PressAsync($"#now-declare-complete {Do}");
        await secretary.DoneAsync("declare-complete");
        await Office.ClockAsync("P14D");
        await SeesAsync(secretary, number);
        await secretary.PressAsync($"#now-close-file {Do}");
        await secretary.DoneAsync("close-file");
        await DecidedAsync(secretary);

        var committee = await Enters("committee");
        await committee.PressAsync("[data-wait=Decision] a");
        await committee.PressAsync(DoBeside);
        await committee.DoneAsync("confirm-decision");
        await PostedAsync(secretary, number);

        await shop.ReloadAsync();
        await shop.PressAsync("main a[href$='/actions/lodge-appeal']");
        await shop.TypeAsync("main [name=grounds]", "The neighbours signed for it.");
        await shop.PressAsync(DoOnPage);
        await shop.DoneAsync("lodge-appeal");

        await AppealedAsync(await Enters("appeals"), number);
        await ClosedAsync(secretary, committee, number);
        Assert.Equal("closed", (await Office.GetAsync("secretary", number)).Text("state"));
    }

    // Who presses on a file that shows less than was done is told so, and nothing is done: whoever works here looks first.
    private async Task SeesAsync(DeskHand who, string number)
    {
        var version = (await Office.GetAsync("secretary", number)).Body!["version"]!.ToJsonString();
        await who.Page.WaitForFunctionAsync(
            "version => document.querySelector('.now-form [name=version]')?.value === version",
            version
        );
    }

    // The register of members has no postal addresses: an earlier letter went to this one.
    private async Task PostedBeforeAsync()
    {
        var (number, _) = await Office.DeliberatedAsync(Office.Complaint(name: "Ann Zwart"));
        await Office.DoAsync("committee", number, "decide", Stages.Founded());
        await Office.DoAsync("secretary", number, "confirm-decision");
        var address = new
        {
            street = "Nieuwstraat 2",
            postalCode = "1000",
            city = "Brussel",
        };
        await Office.DoAsync("secretary", number, "correct-details", new { party = "respondent", address });
        var hands = await HandsAsync("secretary");
        await hands.Page.GotoAsync("/postal-letters");
        await hands.Page.Locator("[name=which][value=all]").ClickAsync();
        await hands.Page.WaitForURLAsync("**/batches/**");
        foreach (var (letter, i) in (await hands.Page.Locator("[name^=tracking-]").AllAsync()).Select((l, i) => (l, i)))
        {
            await letter.FillAsync($"RR{i}BE");
        }

        await hands.Page.Locator("[name=which][value=posted]").ClickAsync();
        await hands.Page.WaitForURLAsync("**done=allPosted**");
    }

    private static async Task<string> RegisteredAsync(DeskHand secretary)
    {
        await secretary.PressAsync(".rail a[href='/complaints/paper']");
        await secretary.PutAsync(
            "main [name=documents]",
            new()
            {
                Name = "letter.pdf",
                MimeType = "application/pdf",
                Buffer = Stages.Pdf,
            }
        );
        await Assertions.Expect(secretary.Page.Locator(".paper-scan")).ToBeVisibleAsync();
        foreach (
            var (name, text) in new[]
            {
                ("respondent.name", "Demo Shop"),
                ("complainant.name", "Jan Peeters"),
                ("complainant.address.street", "Kerkstraat 1"),
                ("complainant.address.postalCode", "9000"),
                ("complainant.address.city", "Gent"),
                ("facts", "The parcel never came."),
                ("claim", "My money back."),
            }
        )
        {
            await secretary.TypeAsync($"main [name='{name}']", text);
        }

        await secretary.PressAsync("main button[name=do][value=register]");
        await secretary.Page.WaitForURLAsync("**/cases/BC-**");
        return new Uri(secretary.Page.Url).Segments[^1];
    }

    private static async Task DecidedAsync(DeskHand secretary)
    {
        await secretary.PressAsync(".file-next a[href$='/actions/decide']");
        await secretary.ChooseAsync("main [name=outcome][value=founded]");
        await secretary.ChooseAsync("main [name=norms][value='2.2.2']");
        await secretary.TypeAsync("main [name=reasons]", "That the parcel was delivered was **not shown**.");
        await secretary.SelectAsync("main [name='sanctions[0].kind']", "Reprimand");
        await secretary.TypeAsync("main [name=refrainFrom]", "delivering late without telling");
        await secretary.PressAsync(DoOnPage);
        await secretary.DoneAsync("decide");
    }

    // Printed, and noted as posted under the numbers of the post.
    private async Task PostedAsync(DeskHand secretary, string number)
    {
        var printed = new TaskCompletionSource();
        void See(object? _, IResponse response)
        {
            if (response.Url.Contains("letters.pdf", StringComparison.Ordinal))
            {
                printed.TrySetResult();
            }
        }

        await Assertions
            .Expect(secretary.Page.Locator($"form[action='/cases/{number}/post'][target=_blank]"))
            .ToBeVisibleAsync();
        secretary.Page.Context.Response += See;
        await secretary.PressAsync(".case-post form[target=_blank] button");
        await printed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        secretary.Page.Context.Response -= See;
        await secretary.Page.BringToFrontAsync();
        // What is ordinary post has no number.
        var numbers = secretary.Page.Locator(".case-post .field:has(.badge) input[name^=tracking-]");
        var names = await numbers.EvaluateAllAsync<string[]>("all => all.map(e => e.name)");
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            await secretary.TypeAsync($".case-post input[name={name}]", $"RR 10{i} BE");
        }

        await secretary.PressAsync($".case-post .now-form {Do}");
        await secretary.DoneAsync("posted");
    }

    private async Task AppealedAsync(DeskHand appeals, string number)
    {
        await appeals.PressAsync("[data-wait=Step] a[href$='act=record-deposit']");
        await appeals.DayAsync(".act-panel [name=booked]", await Office.TodayAsync());
        await appeals.PressAsync(DoBeside);
        await appeals.DoneAsync("record-deposit");
        // The consumer has said nothing on the arbitration, and its own term to appeal is over.
        await Office.ClockAsync("P30D");
        await SeesAsync(appeals, number);
        await appeals.TypeAsync("#now-refer [name=reference]", "C 2026/17");
        await appeals.PressAsync($"#now-refer {Do}");
        await appeals.DoneAsync("refer");
        await Office.ClockAsync("P60D");
        await appeals.ReloadAsync();
        await appeals.ChooseAsync("#now-record-outcome [name=outcome][value=rejected]");
        await appeals.TypeAsync("#now-record-outcome [name=text]", "The appeal is rejected.");
        await appeals.DayAsync("#now-record-outcome [name=on]", await Office.TodayAsync());
        await appeals.PutAsync(
            "#now-record-outcome input[type=file]",
            new()
            {
                Name = "award.pdf",
                MimeType = "application/pdf",
                Buffer = Stages.Pdf,
            }
        );
        await appeals.PressAsync($"#now-record-outcome {Do}");
        await appeals.DoneAsync("record-outcome");
    }

    private async Task ClosedAsync(DeskHand secretary, DeskHand committee, string number)
    {
        await secretary.PressAsync(".file-next a[href$='act=publish-notice']");
        await secretary.PressAsync(DoBeside);
        await secretary.DoneAsync("publish-notice");
        // Both parties could read the draft, and the webshop's time to confirm that it stopped is over.
        await Office.ClockAsync("P40D");
        await committee.PressAsync(".file-next a[href$='act=confirm-notice']");
        await committee.PressAsync(DoBeside);
        await committee.DoneAsync("confirm-notice");
        await SeesAsync(secretary, number);
        await secretary.PressAsync($"#now-close {Do}");
        await secretary.DoneAsync("close");
    }
}
