using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Worklist;

/// <summary>The worklist of the staff: its views, its filters, what changed, and giving cases to somebody.</summary>
public sealed class WorklistPageTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Fact]
    [Rule("FP-12")]
    public async Task Cases_are_given_to_somebody_several_at_once_and_each_refusal_is_told()
    {
        var mine = await _office.FileAsync(Office.Complaint(facts: Word()));
        var conflicted = await _office.FileAsync(Office.Complaint(facts: Word()));
        await _office.DoAsync("committee", conflicted.Number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        var secretary = await SignInAsync("secretary");
        var answer = await secretary.PostAsync(
            "/cases",
            "bulk",
            ("act", "assign"),
            ("case", mine.Number),
            ("case", conflicted.Number),
            ("to", "committee@demo.example")
        );
        Assert.Contains("1 case is now with Clara Committee:", answer, StringComparison.Ordinal);
        Assert.Matches($"{conflicted.Number}: [^<]*interest", answer);
        Assert.Equal("Clara Committee", await AssignedAsync(mine.Number));
        Assert.Null(await AssignedAsync(conflicted.Number));

        // What was refused stays ticked, what was given does not.
        Assert.Matches($"value=\"{conflicted.Number}\" checked", answer);
        Assert.DoesNotMatch($"value=\"{mine.Number}\" checked", answer);
    }

    [Fact]
    public async Task Who_ticks_nothing_or_names_nobody_is_told_and_keeps_what_was_ticked()
    {
        var filed = await _office.FileAsync(Office.Complaint(facts: Word()));
        var secretary = await SignInAsync("secretary");
        var answer = await secretary.PostAsync("/cases", "bulk", ("act", "assign"), ("case", filed.Number), ("to", ""));
        Assert.Contains("Choose to whom the cases go.", answer, StringComparison.Ordinal);
        Assert.Matches($"value=\"{filed.Number}\" checked", answer);
        Assert.Contains(
            "Tick at least one case.",
            await secretary.PostAsync("/cases", "bulk", ("act", "assign"), ("to", "committee@demo.example")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Choose what to do.",
            await secretary.PostAsync("/cases", "bulk", ("act", "decide"), ("case", filed.Number)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("BC-12"), Rule("BC-30")]
    public async Task What_the_law_lets_be_done_in_several_cases_is_done_without_script_too()
    {
        var (fresh, sent) = (await _office.FileAsync(Office.Complaint()), await _office.SentAsync());
        var secretary = await SignInAsync("secretary");
        (string, string)[] both = [("case", fresh.Number), ("case", sent.Number)];
        var answer = await secretary.PostAsync("/cases", "bulk", [("act", "send-to-member"), .. both]);
        Assert.Contains(
            $"done in 1 case: <a class=\"nowrap\" href=\"/cases/{fresh.Number}\"",
            answer,
            StringComparison.Ordinal
        );
        Assert.Contains($"<li>{sent.Number}: ", answer, StringComparison.Ordinal);
        Assert.Equal("sentToMember", (await _office.GetAsync("secretary", fresh.Number)).Text("state"));
        Assert.Equal(
            $"/cases/print?case={fresh.Number}&case={sent.Number}",
            await secretary.RedirectAsync("/cases", "bulk", [("act", "print"), .. both])
        );
    }

    [Fact]
    [Rule("FP-9")]
    public async Task The_day_that_the_list_is_in_order_of_stands_before_what_is_due_on_it()
    {
        var sent = await _office.SentAsync();
        var page = await (await SignInAsync("secretary")).GetAsync($"/cases?q={sent.Number[3..]}");
        Assert.Matches(
            "class=\"of-due\"><span title=\"Answer of the webshop[^\"]*\"><span class=\"badge[^<]*</span> <span class=\"nowrap\">[0-9]+ [A-Za-z]+ 20[0-9]{2}</span> <span class=\"hint\">Answer of the webshop",
            page
        );
    }

    [Fact]
    public async Task Columns_are_each_one_s_own_and_stay_chosen()
    {
        var filed = await _office.FileAsync(Office.Complaint(facts: Word()));
        var (secretary, other) = (await SignInAsync("secretary"), await SignInAsync("secretary2"));
        Assert.Contains(
            "class=\"of-due\"",
            await secretary.GetAsync($"/cases?q={filed.Number[3..]}"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/cases?view=unassigned&done=columns",
            await secretary.RedirectAsync("/cases?view=unassigned", "columns", ("column", "filed"), ("column", "tags"))
        );
        var page = await secretary.GetAsync($"/cases?q={filed.Number[3..]}");
        Assert.Contains("class=\"of-tags\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"of-due\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "class=\"of-due\"",
            await other.GetAsync($"/cases?q={filed.Number[3..]}"),
            StringComparison.Ordinal
        );
        await secretary.RedirectAsync("/cases", "columns");
        Assert.Contains(
            "class=\"of-due\"",
            await secretary.GetAsync($"/cases?q={filed.Number[3..]}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_view_that_one_saves_is_a_link_for_oneself_and_where_it_is_shared_for_all_at_the_desks()
    {
        var (secretary, member) = (await SignInAsync("secretary"), await SignInAsync("committee2"));
        var (own, shared) = ($"Eigen {Word()}", $"Samen {Word()}");
        var address = "/cases?state=open&sort=-filed";
        Assert.Equal(
            "/cases?sort=-filed&state=open&done=view",
            await secretary.RedirectAsync(address, "save-view", ("name", own), ("address", address + "&peek=BC-1"))
        );
        await secretary.RedirectAsync(address, "save-view", ("name", shared), ("address", address), ("shared", "1"));
        var page = await secretary.GetAsync("/cases");
        Assert.Matches($"<a [^>]*href=\"/cases\\?sort=-filed&state=open\"[^>]*>{own}", page);
        var its = await member.GetAsync("/cases");
        Assert.Contains(shared, its, StringComparison.Ordinal);
        Assert.DoesNotContain(own, its, StringComparison.Ordinal);

        // Whose it is not removes it not.
        var id = System
            .Text.RegularExpressions.Regex.Match(
                page,
                $"value=\"([0-9a-f-]{{36}})\" aria-label=\"Remove the view “{shared}”"
            )
            .Groups[1]
            .Value;
        await member.RedirectAsync("/cases", "save-view", ("name", "Mijn"), ("address", "/cases?view=mine"));
        await member.RedirectAsync("/cases", "forget-view", ("forget", id));
        Assert.Contains(shared, await member.GetAsync("/cases"), StringComparison.Ordinal);
        await secretary.RedirectAsync("/cases", "forget-view", ("forget", id));
        Assert.DoesNotContain(shared, await member.GetAsync("/cases"), StringComparison.Ordinal);
        Assert.Contains(
            "Give the view a name",
            await secretary.PostAsync("/cases", "save-view", ("name", " "), ("address", address)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task A_case_is_looked_at_beside_the_list_without_script_by_whoever_may_see_it_and_stays_news()
    {
        var word = Word();
        var (number, _) = await _office.FileAsync(Office.Complaint(facts: word, name: "Jan Voorbeeld"));
        var member = await SignInAsync("committee2");
        await member.GetAsync($"/cases/{number}");
        await _office.DoAsync("secretary", number, "send-to-member");
        var page = await member.GetAsync($"/cases?q={word}&peek={number}");
        Assert.Contains($"data-peek=\"{number}\"", page, StringComparison.Ordinal);
        Assert.Contains("Jan Voorbeeld – Demo Shop", page, StringComparison.Ordinal);
        Assert.Contains(">changed<", await member.GetAsync($"/cases?q={word}"), StringComparison.Ordinal);
        await _office.DoAsync("committee2", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        page = await member.GetAsync($"/cases?peek={number}");
        Assert.DoesNotContain("Jan Voorbeeld", page, StringComparison.Ordinal);
        Assert.Contains("not yours to see", page, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("ST-1")]
    public async Task Who_may_give_no_case_to_anybody_is_offered_no_box()
    {
        await _office.FileAsync(Office.Complaint(facts: Word()));
        Assert.DoesNotContain(
            "name=\"case\"",
            await (await SignInAsync("committee")).GetAsync("/cases"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_view_shows_ones_own_open_cases_or_those_with_nobody()
    {
        var own = await _office.FileAsync(Office.Complaint(facts: Word()));
        var left = await _office.FileAsync(Office.Complaint(facts: Word()));
        await _office.DoAsync("secretary", own.Number, "assign", new { to = "committee2@demo.example" });
        var member = await SignInAsync("committee2");
        var mine = await member.GetAsync("/cases?view=mine");
        Assert.True(Lists(mine, own.Number) && !Lists(mine, left.Number));
        var nobodys = await member.GetAsync("/cases?view=unassigned");
        Assert.True(Lists(nobodys, left.Number) && !Lists(nobodys, own.Number));
        await _office.DoAsync(own, "withdraw", new { reason = "Opgelost." });
        Assert.False(Lists(await member.GetAsync("/cases?view=mine"), own.Number));
        Assert.True(Lists(await member.GetAsync("/cases?state=withdrawn"), own.Number));
    }

    [Fact]
    public async Task What_changed_since_one_looked_is_marked_until_one_looks_again()
    {
        var word = Word();
        var (number, _) = await _office.FileAsync(Office.Complaint(facts: word));
        var list = $"/cases?q={word}";
        var secretary = await SignInAsync("secretary2");
        Assert.DoesNotContain(">changed<", await secretary.GetAsync(list), StringComparison.Ordinal);
        await secretary.GetAsync($"/cases/{number}");
        await _office.DoAsync("secretary", number, "send-to-member");
        Assert.Contains(">changed<", await secretary.GetAsync(list), StringComparison.Ordinal);
        Assert.True(Lists(await secretary.GetAsync(list + "&changed=1"), number));
        await secretary.GetAsync($"/cases/{number}");
        Assert.False(Lists(await secretary.GetAsync(list + "&changed=1"), number));

        // One's own act is no news to oneself; a case that one is given is, until it is opened.
        await secretary.PostAsync(list, "bulk", ("act", "assign"), ("case", number), ("to", "committee@demo.example"));
        Assert.False(Lists(await secretary.GetAsync(list + "&changed=1"), number));
        Assert.True(Lists(await (await SignInAsync("committee")).GetAsync(list + "&changed=1"), number));
    }

    [Fact]
    public async Task A_case_is_found_by_its_number_or_a_part_of_it()
    {
        var (number, _) = await _office.FileAsync(Office.Complaint(facts: Word()));
        var secretary = await SignInAsync("secretary");
        foreach (
            var typed in new[]
            {
                number[3..],
                number[8..],
                number[8..].TrimStart('0'),
                $"BC {number[8..].TrimStart('0')}",
                number[..^2],
            }
        )
        {
            Assert.True(Lists(await secretary.GetAsync($"/cases?q={Uri.EscapeDataString(typed)}"), number), typed);
        }

        // Who types all of it is led to the case; of one that it may not see nobody learns that it is there.
        var shop = await SignInAsync("shop2");
        foreach (var typed in new[] { number, number.ToLowerInvariant(), $" {number.Replace('-', ' ')} " })
        {
            var address = $"/cases?q={Uri.EscapeDataString(typed)}";
            Assert.Equal($"/cases/{number}", await secretary.LeadsToAsync(address));
            Assert.DoesNotContain($"/cases/{number}", await shop.GetAsync(address), StringComparison.Ordinal);
        }

        Assert.False(Lists(await secretary.GetAsync($"/cases?q=WK-{number[8..]}"), number));
        Assert.False(Lists(await secretary.GetAsync("/cases?q=999999"), number));
    }

    [Fact]
    public async Task The_filters_hold_together()
    {
        var word = Word();
        var member = await _office.FileAsync(Office.Complaint(facts: word));
        var other = await _office.FileAsync(Office.Complaint(member: null, facts: word));
        var secretary = await SignInAsync("secretary");
        async Task ShowsAsync(string filter, bool first, bool second)
        {
            var page = await secretary.GetAsync($"/cases?q={word}&{filter}");
            Assert.Equal((first, second), (Lists(page, member.Number), Lists(page, other.Number)));
        }

        await ShowsAsync("", true, true);
        await ShowsAsync("respondent=demo+sh", true, false);
        await ShowsAsync("respondent=winkel", false, true);
        await ShowsAsync("respondent=%25", false, false);
        await ShowsAsync("scheme=becommerce", true, true);
        await ShowsAsync("scheme=webshop-keurmerk", false, false);
        await ShowsAsync("state=open", true, true);
        await ShowsAsync("state=closed", false, false);
        await ShowsAsync("filedFrom=2030-01-01", false, false);
        await ShowsAsync("filedBefore=2090-01-01&filedFrom=2020-01-01", true, true);
        await ShowsAsync("missed=response", false, false);
        await ShowsAsync("outcome=2026-01&view=nonsense&dueBefore=tomorrow", false, false);
        Assert.Contains(
            "No case matches the filter.",
            await secretary.GetAsync($"/cases?q={Word()}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Rule("FP-12")]
    public async Task Who_recused_itself_finds_the_case_in_no_view_and_no_count()
    {
        await using var app = await TestApp.StartAsync();
        var office = new Office(app);
        var word = Word();
        var (number, _) = await office.FileAsync(Office.Complaint(facts: word));
        var member = await SignInAsync("committee", app);
        Assert.Contains(">1<", await member.GetAsync("/cases"), StringComparison.Ordinal);
        await office.DoAsync("committee", number, "recuse", new { reason = "Ik ken de zaakvoerder." });
        foreach (
            var path in new[]
            {
                "/cases",
                "/cases?view=unassigned",
                $"/cases?q={number}",
                $"/cases?q={word}",
                "/cases?changed=1",
                "/cases?respondent=demo",
                "/cases?state=open",
            }
        )
        {
            var page = await member.GetAsync(path);
            Assert.DoesNotContain($"data-case=\"{number}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain(">1<", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Rule("BC-43"), Rule("BC-16")]
    public async Task A_member_gets_its_own_list_and_others_without_files_get_none()
    {
        await _office.FileAsync(Office.Complaint(facts: Word()));
        Assert.DoesNotContain(
            "id=\"views\"",
            await (await SignInAsync("shop")).GetAsync("/cases?view=unassigned"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "BC-2026",
            await (await SignInAsync("supervisor")).GetAsync("/cases"),
            StringComparison.Ordinal
        );
    }

    private static string Word() => $"woord{Guid.NewGuid():N}";

    private static bool Lists(string page, string number) =>
        page.Contains($"data-case=\"{number}\"", StringComparison.Ordinal);

    private async Task<string?> AssignedAsync(string number)
    {
        var found = await _office.AsAsync("secretary", HttpMethod.Get, $"/api/v1/cases?q={number}");
        return found
            .List("items")
            .Single(i => i["number"]!.GetValue<string>() == number)["assignedTo"]
            ?.GetValue<string>();
    }

    private Task<Person> SignInAsync(string account) => SignInAsync(account, one.App);

    private static async Task<Person> SignInAsync(string account, TestApp app)
    {
        var person = new Person(app.CreateClient(new() { AllowAutoRedirect = false }));
        Assert.True(await person.SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return person;
    }
}
