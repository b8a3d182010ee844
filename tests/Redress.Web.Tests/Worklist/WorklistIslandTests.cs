using AngleSharp.Dom;
using Bunit;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;
using Redress.Web.Worklist.List;

namespace Redress.Web.Tests.Worklist;

/// <summary>The list of cases in its circuit: as its reader may see it at each look, however far one scrolls, and kept true while others act.</summary>
public sealed class WorklistIslandTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Office _office = new(one.App);

    [Fact]
    public async Task It_shows_the_lines_of_its_address_in_its_order_with_the_columns_that_were_chosen()
    {
        var word = Word();
        var (first, second) = (await FileAsync(word), await FileAsync(word));
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var list = Draw(desk, $"/cases?q={word}&sort=-number&state=open", columns: "tags complainant nonsense");
        Assert.Equal([second, first], Numbers(list));
        Assert.Equal(
            ["Tick to act on several", "Case", "Complainant", "Tags", "Preview"],
            list.FindAll("thead th").Select(h => h.TextContent.Trim())
        );
        var head = list.Find("th[aria-sort=descending]");
        Assert.Equal("Case", head.TextContent.Trim());
        Assert.Equal($"/cases?q={word}&state=open&sort=number", head.QuerySelector("a")!.GetAttribute("href"));
        // Each filter goes by its own link; the order stays.
        Assert.Equal(
            [$"/cases?sort=-number&state=open", $"/cases?q={word}&sort=-number", "/cases?sort=-number"],
            list.FindAll(".chip").Select(c => c.GetAttribute("href"))
        );
        Assert.Equal($"/cases.csv?q={word}&sort=-number&state=open", list.Find(".csv").GetAttribute("href"));
    }

    [Fact]
    public async Task However_far_one_scrolls_each_case_comes_once_and_no_more_than_two_hundred_are_held()
    {
        var word = Word();
        for (var i = 0; i < 255; i++)
        {
            await FileAsync(word);
        }

        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var list = Draw(desk, $"/cases?q={word}&sort=number");
        var top = Numbers(list);
        Assert.Equal(50, top.Count);
        var seen = new List<string>(top);
        for (var page = 0; page < 6; page++)
        {
            await list.InvokeAsync(list.Instance.Further);
            Assert.True(Numbers(list).Count <= 200);
            seen.AddRange(Numbers(list).Except(seen).ToList());
        }

        Assert.Equal(255, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Empty(list.FindAll("[data-further]"));
        Assert.Equal("--rows: 100", list.Find("tr.above").GetAttribute("style"));
        Assert.Equal(seen[100], Numbers(list)[0]);

        // The way back: the same lines, and the place for who comes again.
        var place = list.Find("[data-worklist]").GetAttribute("data-place")!;
        await list.InvokeAsync(list.Instance.Back);
        Assert.Equal(seen[50..250], Numbers(list));
        await list.InvokeAsync(list.Instance.Back);
        Assert.Equal(seen[..200], Numbers(list));
        Assert.Empty(list.FindAll("tr.above"));
        var again = Draw(desk, $"/cases?q={word}&sort=number");
        await again.InvokeAsync(() => again.Instance.Restore(place));
        Assert.Equal(seen[100..], Numbers(again));
        await again.InvokeAsync(() => again.Instance.Restore("{\"start\":\"nonsense\",\"above\":[null]}"));
        Assert.Equal(seen[100..], Numbers(again));
    }

    [Fact]
    [Rule("FP-12"), Rule("ST-2")]
    public async Task What_others_do_is_seen_at_once_and_what_one_may_not_see_any_more_is_gone()
    {
        var word = Word();
        var (gone, stays) = (await FileAsync(word), await FileAsync(word));
        await using var desk = await DeskDrawing.OpenAsync(one.App, "committee");
        var list = Draw(desk, $"/cases?q={word}&peek={gone}");
        Assert.Equal(gone, list.Find("aside").GetAttribute("data-peek"));
        await _office.DoAsync("committee", gone, "recuse", new { reason = "Ik ken de zaakvoerder." });
        list.WaitForAssertion(() => Assert.Equal([stays], Numbers(list)), Patience);
        Assert.DoesNotContain(gone, list.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("not yours to see", list.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("The list was updated", list.Find("#live").TextContent, StringComparison.Ordinal);
        var filed = await FileAsync(word);
        list.WaitForAssertion(
            () => Assert.Equal([stays, filed], Numbers(list).Order(StringComparer.Ordinal)),
            Patience
        );
    }

    [Fact]
    [Rule("FP-24"), Rule("FP-20")]
    public async Task A_preview_shows_what_the_file_shows_to_its_reader_and_no_more()
    {
        var filed = await _office.FileAsync(Office.Complaint(facts: Word()));
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        await _office.DoAsync(
            "shop",
            filed.Number,
            "propose",
            new { text = "Half of it.", amount = new { amount = 45, currency = "EUR" } }
        );
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        await using var committee = await DeskDrawing.OpenAsync(one.App, "committee2");
        var own = Draw(desk, $"/cases?peek={filed.Number}").Find("aside");
        var its = Draw(committee, $"/cases?peek={filed.Number}").Find("aside");
        foreach (var pane in new[] { own, its })
        {
            Assert.Contains("Jan Peeters – Demo Shop", pane.TextContent, StringComparison.Ordinal);
            Assert.NotNull(pane.QuerySelector($"h2 a[href='/cases/{filed.Number}']"));
        }

        Assert.NotEmpty(own.QuerySelectorAll($"a[href^='/cases/{filed.Number}?act=']"));
        Assert.Contains("Time to reflect", own.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Time to reflect", its.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Rule("BC-17")]
    public async Task A_case_that_waits_for_a_second_person_is_marked_for_whoever_may_be_that_person()
    {
        var (number, _) = await _office.DeliberatedAsync();
        await _office.DoAsync("committee", number, "decide", Stages.Founded());
        foreach (var (account, marked) in new[] { ("secretary", true), ("committee2", true), ("committee", false) })
        {
            await using var desk = await DeskDrawing.OpenAsync(one.App, account);
            var line = Draw(desk, $"/cases?q={number}").Find($"tr[data-case='{number}']");
            Assert.Equal(marked, line.TextContent.Contains("to confirm", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Rule("FP-12")]
    public async Task An_act_in_several_cases_is_told_of_each_and_done_by_nobody_whose_act_it_is_not()
    {
        var word = Word();
        var (mine, conflicted) = (await FileAsync(word), await FileAsync(word));
        await _office.DoAsync("committee", conflicted, "recuse", new { reason = "Ik ken de zaakvoerder." });
        string[] both = [mine, conflicted];
        await using var committee = await DeskDrawing.OpenAsync(one.App, "committee2");
        var its = Draw(committee, $"/cases?q={word}");
        Assert.Equal(both, await its.InvokeAsync(() => its.Instance.Bulk(both, "assign", "committee2@demo.example")));
        Assert.Empty(its.FindAll("[name=case]"));

        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var list = Draw(desk, $"/cases?q={word}");
        Assert.Equal(2, list.FindAll("[name=case][form=bulk]").Count);
        Assert.DoesNotContain("Clara", list.Markup, StringComparison.Ordinal);
        var refused = await list.InvokeAsync(() => list.Instance.Bulk(both, "assign", "committee@demo.example"));
        Assert.Equal([conflicted], refused);
        var told = list.Find("[data-bulk-result]").TextContent;
        Assert.Contains("1 case is now with Clara Committee:", told, StringComparison.Ordinal);
        Assert.Matches($"{conflicted}: [^<]*interest", told);
        Assert.Contains("Clara", list.Find($"tr[data-case='{mine}']").TextContent, StringComparison.Ordinal);
        await list.InvokeAsync(() => list.Instance.Bulk(both, "close", null));
        Assert.Contains("Close", list.Find("[data-bulk-result]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, list.FindAll("[data-bulk-result] li").Count);
        await list.InvokeAsync(() => list.Instance.Go("/cases?q=nothing"));
        Assert.Empty(list.FindAll("[data-bulk-result]"));
    }

    [Fact]
    public async Task It_goes_to_another_list_and_beside_it_to_another_case_and_to_no_other_page()
    {
        var word = Word();
        var (first, second) = (await FileAsync(word), await FileAsync(word));
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        var list = Draw(desk, $"/cases?q={Word()}");
        Assert.Contains("No case matches the filter.", list.Markup, StringComparison.Ordinal);
        await list.InvokeAsync(() => list.Instance.Go($"/cases?q={word}&sort=number"));
        Assert.Equal([first, second], Numbers(list));
        await list.InvokeAsync(() => list.Instance.Go($"/cases?q={word}&sort=number&peek={second}"));
        Assert.Equal(second, list.Find("aside").GetAttribute("data-peek"));
        Assert.Equal($"/cases?q={word}&sort=number", list.Find("[data-peek-close]").GetAttribute("href"));
        await list.InvokeAsync(() => list.Instance.Go("/appeals"));
        Assert.Equal([first, second], Numbers(list));
    }

    [Fact]
    public async Task What_the_page_drew_is_taken_over_and_not_loaded_twice()
    {
        var carried = new WorklistState(
            "/cases?view=mine",
            new WorklistPart(
                [new("BC-2026-987654", "becommerce", CaseState.Hearing, "Ann", "Shop", new DateOnly(2026, 1, 2))],
                null
            ),
            new WorklistFrame([new ViewCount("mine", 1)], [], MayAct: true),
            null
        );
        await using var desk = await DeskDrawing.OpenAsync(one.App, "secretary");
        desk.ComponentFactories.Add(() => new WorklistIsland { Carried = carried });
        var list = Draw(desk, "/cases?view=mine");
        Assert.Equal(["BC-2026-987654"], Numbers(list));
        Assert.Null(list.Instance.Carried);
        // Of another address nothing is taken.
        desk.ComponentFactories.Clear();
        desk.ComponentFactories.Add(() => new WorklistIsland { Carried = carried });
        var other = Draw(desk, $"/cases?q={Word()}");
        Assert.DoesNotContain("BC-2026-987654", other.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("supervisor"), InlineData("registrar"), InlineData("admin"), InlineData("shop")]
    [Rule("BC-43"), Rule("BC-16")]
    public async Task Whose_work_it_is_not_sees_no_line_of_it(string account)
    {
        var number = await FileAsync(Word());
        await using var desk = await DeskDrawing.OpenAsync(one.App, account);
        var list = desk.Render<WorklistIsland>(p => p.Add(i => i.Address, $"/cases?peek={number}"));
        list.WaitForAssertion(() => list.Find("[role=alert]"), Patience);
        Assert.DoesNotContain("BC-2026", list.Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<WorklistIsland> Draw(DeskDrawing desk, string address, string columns = "")
    {
        var list = desk.Render<WorklistIsland>(p => p.Add(i => i.Address, address).Add(i => i.Columns, columns));
        list.WaitForAssertion(() => list.Find("[data-worklist]"), Patience);
        return list;
    }

    private static List<string> Numbers(IRenderedComponent<WorklistIsland> list) =>
        [.. list.FindAll("tr[data-case]").Select(row => row.GetAttribute("data-case")!)];

    private async Task<string> FileAsync(string word) =>
        (await _office.FileAsync(Office.Complaint(facts: word))).Number;

    private static string Word() => $"woord{Guid.NewGuid():N}";
}
