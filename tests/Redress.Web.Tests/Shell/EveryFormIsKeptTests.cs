using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Redress.Testing;
using Redress.Web.KeptForms;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>Goes over the forms of the product, as each of those to whom they are offered: what is typed into one and cannot be taken is in the answer, and on the page opened anew.</summary>
public sealed partial class EveryFormIsKeptTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Written = ["text", "email", "tel", "url", "search", ""];
    private readonly Office _office = new(one.App);
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _lost = [];

    [Fact]
    public async Task What_is_typed_into_any_form_is_in_the_answer_and_on_the_page_opened_anew()
    {
        await PublicAsync();
        await ActsAsync(await _office.FileAsync(Office.Complaint()));
        var sent = await _office.SentAsync();
        await ActsAsync(sent);
        var answered = await _office.AnsweredAsync();
        await ActsAsync(answered);
        var deliberated = await _office.DeliberatedAsync();
        await ActsAsync(deliberated);
        var today = (await _office.TodayAsync()).ToString("O", null);
        var notified = await _office.NotifiedAsync(today);
        await ActsAsync(notified);
        await StaffAsync(notified.Number, deliberated.Number);
        Assert.True(_lost.Count == 0, string.Join("\n", _lost));
        Assert.True(_seen.Count > 60, $"{_seen.Count} forms were seen.");
    }

    private async Task PublicAsync()
    {
        var client = one.Client();
        var filer = new Filer(client);
        await filer.BeginAsync();
        var draft = Draft().Match((await filer.OpenAsync("/complain/facts")).Html).Value;
        foreach (
            var step in new[]
            {
                "shop",
                "other-shop",
                "contact",
                "facts",
                "claim",
                "norms",
                "purchase",
                "messages",
                "documents",
                "you",
                "reach",
            }
        )
        {
            await FormsAsync(client, $"/complain/{step}?{draft}");
        }

        foreach (
            var path in new[]
            {
                "/complain",
                "/track",
                "/track/new-code",
                "/complain/saved?" + draft,
                "/members/apply",
                "/misuse",
                "/verify-certificate",
                "/members/keurmerk-shop/experiences",
            }
        )
        {
            await FormsAsync(client, path);
        }
    }

    private async Task ActsAsync((string Number, string Code) filed)
    {
        foreach (var person in new[] { "secretary", "committee", "appeals", "shop" })
        {
            var answer = await _office.GetAsync(person, filed.Number);
            if (answer.Code == 200)
            {
                await ActsAsync(await SignedInAsync(person), person, $"/cases/{filed.Number}", answer.Actions);
            }
        }

        var client = one.Client();
        await new Filer(client).PostAsync("/track", "track", [("number", filed.Number), ("code", filed.Code)]);
        var own = await _office.TrackAsync(filed.Number, filed.Code);
        await ActsAsync(client, "complainant", $"/track/{filed.Number}", own.Actions);
    }

    private async Task ActsAsync(HttpClient client, string who, string file, IReadOnlyList<string> actions)
    {
        await FormsAsync(client, file, $"{who} case");
        foreach (var action in actions.Where(a => !_seen.Contains($"{who} {a} act")))
        {
            await FormsAsync(client, $"{file}/actions/{action}", $"{who} {action}");
        }
    }

    private async Task StaffAsync(string notified, string deliberated)
    {
        var admin = await SignedInAsync("admin");
        await using var db = await one.App.NewDbAsync();
        var person = await db.Users.Where(u => u.Email == "secretary2@demo.example").Select(u => u.Id).SingleAsync();
        foreach (
            var path in new[]
            {
                "/committee/seats/new",
                "/committee",
                "/holds",
                "/people/new",
                $"/people/{person}",
                "/admin/holidays?scheme=becommerce",
                "/admin/holidays/change?scheme=becommerce&day=2026-12-24&name=sluiting",
                "/admin/rulebooks",
                "/admin/letters/case-closed/nl",
                "/admin/settings/body?scheme=becommerce",
                "/admin/settings/payments?scheme=webshop-keurmerk",
                "/admin/settings/portal",
                "/admin/settings/retention?scheme=becommerce",
            }
        )
        {
            await FormsAsync(admin, path);
        }

        var secretary = await SignedInAsync("secretary");
        foreach (
            var path in new[]
            {
                "/postal-letters",
                "/complaints/paper",
                "/cases",
                "/my-day",
                "/standard-texts/new?scheme=becommerce",
            }
        )
        {
            await FormsAsync(secretary, path);
        }

        await FormsAsync(await SignedInAsync("supervisor"), "/report");
        var registrar = await SignedInAsync("registrar");
        foreach (var part in new[] { "new", "demo-shop/file", "demo-shop/file/details", "demo-shop/file/contacts" })
        {
            await FormsAsync(registrar, $"/members/{part}");
        }

        var committee = await SignedInAsync("committee");
        await FormsAsync(committee, $"/cases/{deliberated}/deliberation/drafts/new", "new draft");
        await FormsAsync(committee, $"/cases/{deliberated}/deliberation", "deliberation");
        var shop = await SignedInAsync("shop");
        await FormsAsync(shop, "/organisation");
        await Registrar("tell-condition-lost", new { condition = "reviewSystem", text = "Er is geen." });
        await FormsAsync(shop, "/organisation/labels/demo-shop/mend-condition?about=reviewSystem");
        await LabelsAsync(registrar);
        await FormsAsync(shop, "/account/passkeys");
        await FormsAsync(shop, $"/cases/{notified}/contact", "contact of the case");
    }

    // The desk of labels: each act that is permitted, what anybody reported, and an experience.
    private async Task LabelsAsync(HttpClient registrar)
    {
        foreach (Match act in LabelAct().Matches(await registrar.GetStringAsync("/members/demo-shop/labels")))
        {
            await FormsAsync(registrar, WebUtility.HtmlDecode(act.Groups["to"].Value));
        }

        var misuse = new { url = "https://www.demo-shop.example/oud", text = "Het label staat er nog." };
        Assert.Equal(201, (await _office.PublicAsync(HttpMethod.Post, "/api/v1/misuse", misuse)).Code);
        var report = Report().Match(await registrar.GetStringAsync("/labels/reports")).Groups["to"].Value;
        await FormsAsync(registrar, report, "report of an unlawful use");

        var experience = await ExperienceAsync();
        await FormsAsync(registrar, $"/members/keurmerk-shop/experiences/{experience}/hide", "hide");
        var provider = await SignedInAsync("provider");
        await FormsAsync(provider, $"/organisation/experiences/{experience}", "answer");
    }

    private async Task<Guid> ExperienceAsync()
    {
        const string Path = "/api/v1/members/keurmerk-shop/experiences";
        var told = new { text = "Snel geleverd.", email = "koper@consument.example" };
        Assert.Equal(202, (await _office.PublicAsync(HttpMethod.Post, Path, told)).Code);
        await using var db = await one.App.NewDbAsync();
        var body = await db.Set<MailRow>()
            .Where(m => m.Key!.StartsWith("experience:"))
            .Select(m => m.Body)
            .SingleAsync();
        await new Person(one.Client()).RedirectAsync(Confirm().Match(body).Value);
        return await db.Set<ExperienceRow>().Select(e => e.Id).SingleAsync();
    }

    private Task<Reply> Registrar(string action, object body) =>
        _office.AsAsync("registrar", HttpMethod.Post, $"/api/v1/members/demo-shop/actions/{action}", body);

    // Each form of the page, typed into and sent with no token.
    private async Task FormsAsync(HttpClient client, string path, string? name = null)
    {
        using var opened = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (opened.StatusCode != HttpStatusCode.OK)
        {
            _lost.Add($"{path}: {opened.StatusCode}");
            return;
        }

        var page = WebUtility.HtmlDecode(await opened.Content.ReadAsStringAsync());
        foreach (var form in Forms().Matches(page).Select(m => m.Value))
        {
            var fields = FieldsOf(form);
            var handler = Handler().Match(form).Groups["name"].Value;
            if (fields.Count > 0 && _seen.Add($"{name ?? path.Split('?')[0]} {handler}"))
            {
                var to = Action().Match(form) is { Success: true } action ? action.Groups["to"].Value : path;
                await KeptAsync(client, path, to, handler, fields);
            }
        }
    }

    private async Task KeptAsync(HttpClient client, string page, string to, string handler, List<string> fields)
    {
        var typed = fields.Distinct().ToDictionary(f => f, _ => $"t{Guid.NewGuid():N}"[..12]);
        using var content = new FormUrlEncodedContent(typed.Append(new("_handler", handler)));
        using var answer = await client.PostAsync(new Uri(to, UriKind.Relative), content);
        Missing("the answer of", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        Missing("the page", WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(page, UriKind.Relative))));

        void Missing(string where, string html) =>
            _lost.AddRange(
                typed
                    .Where(t => !html.Contains(t.Value, StringComparison.Ordinal))
                    .Select(t => $"{where} {page} {handler}: {t.Key} ({answer.StatusCode})")
            );
    }

    // What one writes by hand, in a form that is kept.
    private static List<string> FieldsOf(string form) =>
        !form.StartsWith("<form method=\"post\"", StringComparison.Ordinal)
        || form.Contains("data-kept=\"never\"", StringComparison.Ordinal)
        || form.Contains("type=\"password\"", StringComparison.Ordinal)
            ? []
            :
            [
                .. Inputs()
                    .Matches(form)
                    .Select(m => m.Value)
                    .Where(input =>
                        input.StartsWith("<textarea", StringComparison.Ordinal)
                        || Written.Contains(Type().Match(input).Groups["type"].Value)
                    )
                    .Select(input => Name().Match(input).Groups["name"].Value)
                    .Where(name => name.Length > 0 && KeptForm.Keeps(name)),
            ];

    private async Task<HttpClient> SignedInAsync(string person)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{person}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 2000)]
    private static partial Regex Forms();

    [GeneratedRegex("<(?:input|textarea)[^>]*>", RegexOptions.None, 2000)]
    private static partial Regex Inputs();

    [GeneratedRegex(" type=\"(?<type>[^\"]*)", RegexOptions.None, 2000)]
    private static partial Regex Type();

    [GeneratedRegex(" name=\"(?<name>[^\"]*)", RegexOptions.None, 2000)]
    private static partial Regex Name();

    [GeneratedRegex("^<form[^>]* action=\"(?<to>[^\"]+)", RegexOptions.None, 2000)]
    private static partial Regex Action();

    [GeneratedRegex("name=\"_handler\" value=\"(?<name>[^\"]*)", RegexOptions.None, 2000)]
    private static partial Regex Handler();

    [GeneratedRegex("href=\"(?<to>/members/demo-shop/labels/act/[^\"]+)", RegexOptions.None, 2000)]
    private static partial Regex LabelAct();

    [GeneratedRegex("href=\"(?<to>/labels/reports/[^\"]+)", RegexOptions.None, 2000)]
    private static partial Regex Report();

    [GeneratedRegex("/experiences/confirm[^\\s>]+", RegexOptions.None, 2000)]
    private static partial Regex Confirm();

    [GeneratedRegex("draft=[0-9a-f]+", RegexOptions.None, 2000)]
    private static partial Regex Draft();
}
