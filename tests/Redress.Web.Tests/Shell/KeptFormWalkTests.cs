using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Rulebooks;
using Redress.Testing;
using Redress.Web.KeptForms;
using Redress.Web.Letters.Postal;
using Redress.Web.Shell.Days;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Labels;
using Redress.Web.Tests.Members.Register;
using Redress.Web.Tests.Notices;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>
/// Nothing typed is lost, on no page: each form there is, is filled in and sent with a token that is stale, and comes back with every field as it was typed;
/// passwords, codes and tokens do not, and stand nowhere. A form that is in neither list fails.
/// </summary>
public sealed partial class KeptFormWalkTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Stale = "CfDJ8-stale";
    private const string Secret = "geheim-0b6f1c";

    // The files of the pages that have a form into which something is typed: who opens which address. All in one test, since they lead to one another.
    private static readonly HashSet<string> Walked =
    [
        "ActForm",
        "ConversationForm",
        "AssigneeField",
        "TagsField",
        "TitleField",
        "PageNotesCard",
        "AccountCasesView",
        "CommitteePage",
        "LetterTextPage",
        "MandatePage",
        "NewPersonPage",
        "PersonPage",
        "JoinBodyPage",
        "YearReportPage",
        "DeliberationPage",
        "DraftPage",
        "DemoPage",
        "Account",
        "ChangePassword",
        "ForgotPassword",
        "Login",
        "Register",
        "RegistrationPage",
        "ResetPassword",
        "TwoFactor",
        "PasskeysPage",
        "ProvePage",
        "Complain",
        "DraftSaved",
        "ResumeDraft",
        "FileAnew",
        "StepPage",
        "TrackCase",
        "NewCodePage",
        "PostalLetterPage",
        "PostalLettersPage",
        "PostBatchPage",
        "CasePost",
        "PaperPage",
        "AbsencePage",
        "CancelPage",
        "CaseContact",
        "ConfirmCancelPage",
        "JoinPage",
        "OrganisationUsers",
        "ReportPage",
        "HoldsPage",
        "BodyPage",
        "HolidayChangePage",
        "HolidaysPage",
        "PaymentsPage",
        "PortalPage",
        "RetentionPage",
        "RulebooksPage",
        "AnnouncePage",
        "SchemesPage",
        "StaffWorklist",
        "StandardTextPage",
        "MyDayPage",
        "ApplicationPage",
        "ApplyPage",
        "ChangeMemberPage",
        "ContactsPage",
        "MemberFile",
        "NewMemberPage",
        "RemoveMemberUser",
        "LabelActPage",
        "LabelLetterPage",
        "LabelMemberPage",
        "LabelProposalPage",
        "OwnLabelActPage",
        "VerifyCertificatePage",
        "MisusePage",
        "MisuseReportPage",
        "ExperiencesPage",
        "AnswerExperiencePage",
        "HideExperiencePage",
    ];

    // A form with buttons, hidden fields or files alone.
    private static readonly HashSet<string> NothingIsTyped =
    [
        "UnsentInput",
        "NowForm",
        "CasePostPage",
        "UnsentForm",
        "Exhibits",
        "ConversationCard",
        "RemoveFromAccount",
        "CloseDevicePage",
        "OpenByLink",
        "ReceiptPage",
        "Review",
        "ConfirmAddressPage",
        "RemoveUser",
        "StatementPage",
        "KeptFormNote",
        "LanguagePicker",
        "KeyDialog",
        "SiteTools",
        "UserMenu",
        "SittingsPage",
        "SentTooLate",
        "SessionsPage",
        "OperationsPage",
        "ConfirmApplicationPage",
        "ConfirmExperiencePage",
        "ImportPage",
        "RulebookPage",
    ];

    // A form that asks for a secret is not kept at all.
    private static readonly HashSet<string> NothingIsKept = ["MailPage", "SetupPage"];

    private readonly Office _office = new(one.App);
    private readonly HashSet<string> _walked = [];

    [Fact]
    public void No_page_with_a_form_is_left_out()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Redress.Web");
        var forms = Directory
            .EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Source: File.ReadAllText(file)))
            .Where(f => Form().IsMatch(f.Source))
            .ToList();
        Assert.Equal(Walked.Concat(NothingIsTyped).Concat(NothingIsKept).Order(), forms.Select(f => f.Name).Order());
        Assert.All(
            forms.Where(f => NothingIsKept.Contains(f.Name)),
            f => Assert.Contains("data-kept=\"never\"", f.Source, StringComparison.Ordinal)
        );
        Assert.All(
            forms.Where(f => NothingIsTyped.Contains(f.Name)),
            f => Assert.False(Typed().IsMatch(f.Source), f.Name)
        );
    }

    [Fact]
    public void No_field_for_a_password_is_one_that_may_be_kept()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Redress.Web");
        var fields = Directory
            .EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Password().Matches(File.ReadAllText(file)).Select(m => m.Groups["path"].Value))
            .ToHashSet();
        Assert.Superset(new HashSet<string>(["current", "password", "repeat"]), fields);
        Assert.All(fields, path => Assert.False(KeptForm.Keeps(path), path));
    }

    [Fact]
    public async Task Every_form_comes_back_with_all_that_was_typed()
    {
        var (_, reference) = await _office.NoticeAsync("Een webshop leverde te laat.");
        var filed = await _office.FileAsync(Office.Complaint());
        var settled = await SettledAsync();
        var deliberated = await _office.DeliberatedAsync();
        await _office.DoAsync(
            "secretary",
            settled.Number,
            "hold-erasure",
            new { reason = "A court asks.", until = (await _office.TodayAsync()).AddDays(200) }
        );
        await OfTheStaffAsync(filed.Number, deliberated.Number, reference);
        await OfPartiesAsync(filed, settled);
        await OfAccountsAsync();
        await OfAnOrganisationAsync(filed.Number);
        await OfTheRegisterAsync();
        await OfLabelsAsync();
        await OfEverybodyAsync();
        Assert.Empty(Walked.Except(_walked));

        await using var db = await DatabaseAsync();
        var kept = await db.Set<KeptFormRow>().AsNoTracking().Select(k => k.Path + " " + k.Fields).ToListAsync();
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, k => k.Contains(Secret, StringComparison.Ordinal));
    }

    private async Task OfTheStaffAsync(string filed, string deliberated, string reference)
    {
        var secretary = await DeskAsync("secretary");
        await WalkAsync("ActForm", secretary, $"/cases/{filed}/actions/note");
        await WalkAsync("ActForm", secretary, $"/cases/{filed}?act=note");
        await WalkAsync("TagsField", secretary, $"/cases/{filed}");
        await WalkAsync("AssigneeField", secretary, $"/cases/{filed}");
        var memo = (await _office.UploadAsync("secretary", filed, "memo.pdf", Stages.Pdf, "internal")).Text("id");
        await WalkAsync("TitleField", secretary, $"/cases/{filed}");
        await WalkAsync("PageNotesCard", secretary, $"/cases/{filed}/exhibits/{memo}");
        await WalkAsync("StaffWorklist", secretary, "/cases");
        await WalkAsync("MyDayPage", secretary, "/my-day");
        await WalkAsync("StandardTextPage", secretary, "/standard-texts/new?scheme=becommerce");
        // Who has no address for mail is written to by post.
        var byPost = await _office.FileAsync(Office.Complaint(email: ""));
        await WalkAsync("CasePost", secretary, $"/cases/{byPost.Number}");
        await WalkAsync("PostalLettersPage", secretary, "/postal-letters");
        await WalkAsync(
            "PostalLetterPage",
            secretary,
            await LinkAsync(secretary, "/postal-letters", "/postal-letters/")
        );
        var batch = await one
            .App.Services.GetRequiredService<PostBatches>()
            .Make(null, await _office.TodayAsync(), new Actor(Role.Secretary, "s", "S"), default);
        await WalkAsync("PaperPage", secretary, "/complaints/paper");
        await WalkAsync("PostBatchPage", secretary, $"/postal-letters/batches/{batch}");
        var committee = await DeskAsync("committee");
        await WalkAsync("CommitteePage", committee, "/committee");
        await WalkAsync("DeliberationPage", committee, $"/cases/{deliberated}/deliberation");
        await WalkAsync("DraftPage", committee, $"/cases/{deliberated}/deliberation/drafts/new");
        var admin = await DeskAsync("admin");
        await WalkAsync("MandatePage", admin, "/committee/seats/new");
        await WalkAsync("HoldsPage", admin, "/holds");
        await WalkAsync("BodyPage", admin, "/admin/settings/body?scheme=becommerce");
        await WalkAsync("HolidaysPage", admin, "/admin/holidays?scheme=becommerce");
        await WalkAsync(
            "HolidayChangePage",
            admin,
            "/admin/holidays/change?scheme=becommerce&day=2026-12-24&name=sluiting"
        );
        await WalkAsync("RulebooksPage", admin, "/admin/rulebooks");
        await WalkAsync("AnnouncePage", admin, await DraftAsync());
        await WalkAsync("LetterTextPage", admin, "/admin/letters/case-closed/nl");
        await WalkAsync("PaymentsPage", admin, "/admin/settings/payments?scheme=webshop-keurmerk");
        await WalkAsync("PortalPage", admin, "/admin/settings/portal");
        await WalkAsync("RetentionPage", admin, "/admin/settings/retention?scheme=becommerce");
        await WalkAsync("SchemesPage", admin, "/admin/settings/schemes");
        await WalkAsync("NewPersonPage", admin, "/people/new");
        const string invited = "nele@body.example";
        var person = await _office.AsAsync(
            "admin",
            HttpMethod.Post,
            "/api/v1/people",
            new
            {
                email = invited,
                name = "Nele",
                roles = new[] { "registrar" },
            }
        );
        await WalkAsync("PersonPage", admin, $"/people/{person.Text("id")}");
        await WalkAsync("JoinBodyPage", one.Client(), await MailedAsync(invited, "/account/join"));
        await WalkAsync("YearReportPage", await DeskAsync("supervisor"), "/report");
        await WalkAsync("ReportPage", one.Client(), $"/decisions/{reference}/report");
        await WalkAsync("DemoPage", one.Client(), "/demo");
    }

    // Where a version of a rulebook waits to be announced.
    private async Task<string> DraftAsync()
    {
        var rulebook = JsonNode.Parse(RulebookReader.Embedded()[0].Json)!;
        (rulebook["version"], rulebook["inForce"]) = ("2032-01", "2032-01-01");
        var draft = await _office.AsAsync("admin", HttpMethod.Post, "/api/v1/rulebooks", new { rulebook });
        return $"/admin/rulebooks/{draft.Text("scheme")}/2032-01/announce";
    }

    private async Task OfPartiesAsync((string Number, string Code) filed, (string Number, string Code) settled)
    {
        await WalkAsync("TrackCase", one.Client(), "/track");
        await WalkAsync("NewCodePage", one.Client(), "/track/new-code");
        var consumer = one.Client();
        await new Person(consumer).RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        await WalkAsync("ConversationForm", consumer, $"/track/{filed.Number}");
        var again = one.Client();
        await new Person(again).RedirectAsync("/track", "track", ("number", settled.Number), ("code", settled.Code));
        await WalkAsync("FileAnew", again, $"/complain/anew?number={settled.Number}");

        var client = one.Client();
        await WalkAsync("Complain", client, "/complain");
        await WalkAsync("ResumeDraft", client, "/complain/resume");
        var filer = new Filer(client);
        await filer.FillInAsync("Mijn pakje kwam nooit aan.");
        foreach (
            var step in new[] { "shop", "contact", "insolvency", "facts", "claim", "norms", "purchase", "you", "reach" }
        )
        {
            await WalkAsync("StepPage", client, $"/complain/{step}");
        }

        await WalkAsync("DraftSaved", client, "/complain/saved");
    }

    private async Task OfAccountsAsync()
    {
        foreach (
            var (page, path) in new[]
            {
                ("Login", "/account/login"),
                ("Login", "/account/login?returnUrl=%2Fcases"),
                ("ForgotPassword", "/account/forgot"),
                ("ResetPassword", $"/account/reset?user=nobody&code={Secret}"),
                ("Register", "/account/register"),
            }
        )
        {
            await WalkAsync(page, one.Client(), path);
        }

        var shop = await DeskAsync("shop");
        await WalkAsync("Account", shop, "/account");
        await WalkAsync("ChangePassword", shop, "/account/password");
        await WalkAsync("TwoFactor", shop, "/account/two-factor");
        await WalkAsync("PasskeysPage", shop, "/account/passkeys");
        await WalkAsync("ProvePage", shop, "/account/prove");

        const string mine = "walker@consumer.example";
        await new Person(one.Client()).PostAsync("/account/register", ("email", mine));
        await WalkAsync("RegistrationPage", one.Client(), await MailedAsync(mine, "/account/register"));
        await new Person(one.Client()).RedirectAsync(
            await MailedAsync(mine, "/account/register"),
            ("name", "Wal Ker"),
            ("password", "veel regen op zondag"),
            ("repeat", "veel regen op zondag")
        );
        var consumer = one.Client();
        Assert.True(await new Person(consumer).SignInAsync(mine, "veel regen op zondag"));
        await WalkAsync("AccountCasesView", consumer, "/cases");
    }

    private async Task OfAnOrganisationAsync(string filed)
    {
        var shop = await DeskAsync("shop");
        await WalkAsync("OrganisationUsers", shop, "/organisation");
        const string colleague = "colleague@demo-shop.example";
        await new Person(shop).RedirectAsync("/organisation", "invite", ("email", colleague), ("language", "en"));
        var link = await MailedAsync(colleague, "/account/invitation");
        await WalkAsync("JoinPage", one.Client(), link);
        await new Person(one.Client()).RedirectAsync(
            link,
            ("name", "Cas"),
            ("password", "veel regen op zondag"),
            ("repeat", "veel regen op zondag")
        );
        await WalkAsync("CancelPage", shop, "/organisation/cancel");
        await WalkAsync("ConfirmCancelPage", shop, "/organisation/cancel/confirm?member=demo-shop&day=2199-01-01");
        await _office.DoAsync("secretary", filed, "send-to-member");
        await WalkAsync("CaseContact", shop, $"/cases/{filed}/contact");
        await WalkAsync("AbsencePage", shop, await LinkAsync(shop, "/organisation", "/organisation/absence/"));
    }

    private async Task OfTheRegisterAsync()
    {
        var registrar = await DeskAsync("registrar");
        await WalkAsync("NewMemberPage", registrar, "/members/new");
        await WalkAsync("ApplyPage", one.Client(), "/members/apply");
        var application = Guid.CreateVersion7();
        await using (var db = await DatabaseAsync())
        {
            db.Add(
                new MemberApplicationRow
                {
                    Id = application,
                    Scheme = "becommerce",
                    Name = "Aanvrager",
                    Languages = ["nl"],
                    Email = "a@aanvrager.example",
                    ConfirmedAt = DateTimeOffset.UnixEpoch,
                }
            );
            await db.SaveChangesAsync();
        }

        await WalkAsync("ApplicationPage", registrar, $"/members/applications/{application}");
        await WalkAsync("MemberFile", registrar, "/members/demo-shop/file");
        await WalkAsync("ChangeMemberPage", registrar, "/members/demo-shop/file/details");
        await WalkAsync("ContactsPage", registrar, "/members/demo-shop/file/contacts");
        await WalkAsync(
            "RemoveMemberUser",
            registrar,
            await LinkAsync(registrar, "/members/demo-shop/file", "/members/demo-shop/file/users/")
        );
    }

    private async Task OfLabelsAsync()
    {
        const string id = "demo-shop";
        var desk = new Registrar(_office);
        var registrar = await DeskAsync("registrar");
        await WalkAsync("LabelMemberPage", registrar, $"/members/{id}/labels");
        await WalkAsync("LabelActPage", registrar, $"/members/{id}/labels/act/record-payment");
        await desk.DoAsync(id, "tell-condition-lost", new { condition = "reviewSystem", text = "Er is geen." });
        await WalkAsync(
            "OwnLabelActPage",
            await DeskAsync("shop"),
            $"/organisation/labels/{id}/mend-condition?about=reviewSystem"
        );
        // Told by registered post.
        var document = await _office.LabelDocumentAsync("registrar", id);
        await desk.DoAsync(
            id,
            "prepare-board-act",
            new
            {
                kind = "endMembership",
                reasons = "Ernstig.",
                document,
            }
        );
        await using (var db = await DatabaseAsync())
        {
            var number = (await db.Set<MemberLetterRow>().FirstAsync(l => l.MemberId == id && l.Registered)).Id;
            await WalkAsync("LabelLetterPage", registrar, $"/members/{id}/labels/letters/{number}");
        }

        var told = await desk.DoAsync(
            id,
            "record-misuse",
            new { url = "https://www.demo-shop.example/oud", text = "Het label staat er." }
        );
        var misuse = told.List("misuses").Last()["id"]!.GetValue<string>();
        await desk.DoAsync(id, "end-misuse", new { misuse, reasons = "Het is weg." });
        var secretary = await DeskAsync("secretary");
        await WalkAsync(
            "LabelProposalPage",
            secretary,
            await LinkAsync(secretary, "/labels/second", $"/labels/second/{id}/")
        );
    }

    private async Task OfEverybodyAsync()
    {
        const string provider = "keurmerk-shop";
        await WalkAsync("VerifyCertificatePage", one.Client(), "/verify-certificate");
        await WalkAsync("MisusePage", one.Client(), "/misuse");
        await WalkAsync("ExperiencesPage", one.Client(), $"/members/{provider}/experiences");
        var registrar = await DeskAsync("registrar");
        await _office.PublicAsync(
            HttpMethod.Post,
            "/api/v1/misuse",
            new { url = "https://www.keurmerk-shop.example/oud", text = "Het logo staat er nog." }
        );
        await WalkAsync(
            "MisuseReportPage",
            registrar,
            await LinkAsync(registrar, "/labels/reports", "/labels/reports/")
        );

        const string consumer = "koper@consument.example";
        await _office.PublicAsync(
            HttpMethod.Post,
            $"/api/v1/members/{provider}/experiences",
            new { text = "Snel geleverd.", email = consumer }
        );
        await new Person(one.Client()).RedirectAsync(await MailedAsync(consumer, "/experiences/confirm"));
        await using var db = await DatabaseAsync();
        var experience = await db.Set<ExperienceRow>().Select(e => e.Id).SingleAsync();
        await WalkAsync("AnswerExperiencePage", await DeskAsync("provider"), $"/organisation/experiences/{experience}");
        await WalkAsync("HideExperiencePage", registrar, $"/members/{provider}/experiences/{experience}/hide");
    }

    private async Task<(string Number, string Code)> SettledAsync()
    {
        var filed = await _office.FileAsync(Office.Complaint());
        await _office.DoAsync("secretary", filed.Number, "start-mediation");
        var offered = await _office.DoAsync("shop", filed.Number, "propose", new { text = "De helft." });
        var proposal = offered.List("proposals").First()["id"]!.GetValue<string>();
        await _office.DoAsync(
            filed,
            "accept-proposal",
            new
            {
                proposal,
                told = true,
                sooner = true,
            }
        );
        await _office.ClockAsync("P60D");
        return filed;
    }

    private async Task<HttpClient> DeskAsync(string account)
    {
        var client = one.Client();
        Assert.True(await new Person(client).SignInAsync($"{account}@demo.example", "Demo-Pass-2026"));
        return client;
    }

    private static async Task<string> LinkAsync(HttpClient client, string page, string to) =>
        (await OpenAsync(client, page))
            .QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!)
            .First(href => href.StartsWith(to, StringComparison.Ordinal));

    private async Task<string> MailedAsync(string address, string path)
    {
        await using var db = await DatabaseAsync();
        var mail = await db.Set<MailRow>().OrderByDescending(m => m.Id).FirstAsync(m => m.Email == address);
        return Regex
            .Match(mail.Body, $@"{Regex.Escape(path)}\S+", RegexOptions.None, TimeSpan.FromSeconds(2))
            .Value.TrimEnd('>', ')', '.');
    }

    private Task<AppDb> DatabaseAsync() =>
        one.App.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();

    private static async Task<IHtmlDocument> OpenAsync(HttpClient client, string path)
    {
        for (var i = 0; i < 3; i++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(), default);
            }

            path = new Uri(
                new Uri("http://localhost"),
                answer.Headers.Location ?? throw new InvalidOperationException($"{path}: {answer.StatusCode}")
            ).PathAndQuery;
        }

        throw new InvalidOperationException(path);
    }

    // Every form of the page that somebody types into.
    private async Task WalkAsync(string page, HttpClient client, string path)
    {
        var forms = (await OpenAsync(client, path))
            .QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
            .Where(f => f.GetAttribute("data-kept") != "never" && Fields(f).Any())
            .ToList();
        Assert.True(forms.Count > 0, $"Nothing is typed at {path}.");
        foreach (var form in forms)
        {
            await SendAsync(page, client, path, form);
        }

        _walked.Add(page);
    }

    private static async Task SendAsync(string page, HttpClient client, string path, IHtmlFormElement form)
    {
        var handler = form.QuerySelector("[name=_handler]")!.GetAttribute("value")!;
        var typed = Fields(form)
            .Select(f => f.GetAttribute("name")!)
            .Distinct()
            .ToDictionary(n => n, n => Fill(form, n));
        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        using var sent = await client.PostAsync(
            to,
            new FormUrlEncodedContent([
                new("__RequestVerificationToken", Stale),
                .. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
                    .Where(i => i.Name != "__RequestVerificationToken")
                    .Select(i => KeyValuePair.Create(i.Name!, i.Value)),
                .. typed.SelectMany(t => t.Value.Select(v => KeyValuePair.Create(t.Key, v))),
            ])
        );
        Assert.True(sent.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{page} {to}: {sent.StatusCode}");
        // The answer, or where it leads; and a reload, save of what asks for a password, of which nothing is stored.
        var answer =
            sent.StatusCode == HttpStatusCode.OK
                ? await new HtmlParser().ParseDocumentAsync(await sent.Content.ReadAsStreamAsync(), default)
                : await OpenAsync(client, sent.Headers.Location!.ToString());
        ComesBack(answer, (page, to), handler, typed);
        if (KeptForm.KeepsFormOf(typed.Keys))
        {
            ComesBack(await OpenAsync(client, to), ($"{page} again", to), handler, typed);
        }
    }

    private static void ComesBack(
        IHtmlDocument document,
        (string Page, string To) sent,
        string handler,
        Dictionary<string, string[]> typed
    )
    {
        var same = document
            .QuerySelectorAll<IHtmlFormElement>("main form[method=post]")
            .Where(f =>
                f.QuerySelector("[name=_handler]")?.GetAttribute("value") == handler
                && Fields(f).Any()
                && (f.GetAttribute("action") is not { Length: > 0 } action || action == sent.To)
            )
            .ToList();
        Assert.True(same.Count > 0, $"{sent}: the form {handler} is not there.");
        // Where the same act has two forms on a page, one in its place and one beside it, one shows it.
        var lost = same.Select(form => Lost(form, typed).FirstOrDefault()).ToList();
        Assert.True(lost.Contains(null), $"{sent}: {lost[0]}");
    }

    private static IEnumerable<string> Lost(IHtmlFormElement form, Dictionary<string, string[]> typed) =>
        from field in typed
        let expected = KeptForm.Keeps(field.Key) ? field.Value : []
        let shown = Values(form, field.Key).Where(v => KeptForm.Keeps(field.Key) || v.Length > 0).ToList()
        where !expected.Select(Meant).Order().SequenceEqual(shown.Select(Meant).Order())
        select $"{field.Key} was {string.Join(',', field.Value)}, and is {string.Join(',', shown)}.";

    // A day comes back as the day that was meant, however it was typed.
    private static string Meant(string typed) =>
        DayReader.Read(typed, new DateOnly(2026, 1, 1), Toward.Nearest)?.ToString("O", CultureInfo.InvariantCulture)
        ?? typed;

    private static IEnumerable<IElement> Fields(IHtmlFormElement form) =>
        form.QuerySelectorAll("input:not([type=hidden]):not([type=file]):not([type=submit]), textarea, select")
            .Concat(
                form.Id is { } id
                    ? form.Owner!.QuerySelectorAll("[form]:not(button)").Where(e => e.GetAttribute("form") == id)
                    : Enumerable.Empty<IElement>()
            )
            .Where(f => f.GetAttribute("name") is { Length: > 0 });

    // What somebody might fill in: the last choice, a day, a number, words of its own.
    private static string[] Fill(IHtmlFormElement form, string name)
    {
        var all = Fields(form).Where(f => f.GetAttribute("name") == name).ToList();
        return all[0] switch
        {
            IHtmlSelectElement select => [select.Options[^1].Value],
            IHtmlInputElement { Type: "radio" or "checkbox" } => [((IHtmlInputElement)all[^1]).Value],
            _ when !KeptForm.Keeps(name) => [Secret],
            IHtmlInputElement day when day.HasAttribute("data-day") => ["4 mei 2031"],
            IHtmlInputElement { Type: "datetime-local" } => ["2031-05-04T10:00"],
            IHtmlInputElement { Type: "number" } => ["3"],
            IHtmlInputElement { Type: "email" } => [$"{name.ToLowerInvariant()}@walk.example"],
            _ => all.Select((_, i) => $"Getypt in {name} {i}").ToArray(),
        };
    }

    private static IEnumerable<string> Values(IHtmlFormElement form, string name) =>
        Fields(form)
            .Where(f => f.GetAttribute("name") == name)
            .SelectMany(f =>
                f switch
                {
                    IHtmlSelectElement select => select.SelectedOptions.Select(o => o.Value),
                    IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked
                        ? [box.Value]
                        : Array.Empty<string>(),
                    IHtmlInputElement input => [input.Value],
                    _ => [((IHtmlTextAreaElement)f).Value],
                }
            );

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex("<form method=\"post\"|<EditForm", RegexOptions.None, 2000)]
    private static partial Regex Form();

    [GeneratedRegex(
        "<(?:TextField|SettingField|SelectField|RadioField|FieldInput|InputText|textarea|select)\\b|type=\"(?:text|email|date|number|radio|checkbox)\"",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Typed();

    [GeneratedRegex(
        "Path=\"(?<path>[^\"]+)\" Type=\"password\"|bind-Value=\"Fields!\\.(?<path>Password)\"",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Password();
}
