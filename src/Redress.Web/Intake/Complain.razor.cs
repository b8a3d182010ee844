using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases;
using Redress.Web.Members;
using Redress.Web.Shell;
using Redress.Web.Storage;

namespace Redress.Web.Intake;

/// <summary>The complaint on one page (BC-1…BC-4, BC-8, BC-9), which loses nothing that was typed or sent when something is wrong.</summary>
public sealed partial class Complain
{
    private PostedForm _form = null!;
    private IReadOnlyList<StoredDocument> _staged = [];
    private IReadOnlyList<MemberLine> _members = [];
    private string _sealed = "";
    private Actor? _clerk;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>A member that the page was opened about.</summary>
    [SupplyParameterFromQuery]
    public string? Member { get; set; }

    [Inject]
    private IStringLocalizer<IntakeTexts> T { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = null!;

    [Inject]
    private CaseDesk Desk { get; set; } = null!;

    [Inject]
    private FilingOnce Filing { get; set; } = null!;

    [Inject]
    private Staging Staging { get; set; } = null!;

    [Inject]
    private Receipts Receipts { get; set; } = null!;

    [Inject]
    private TrackedCases Tracked { get; set; } = null!;

    [Inject]
    private MemberQueries Register { get; set; } = null!;

    [Inject]
    private RulebookShelf Shelf { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<Choice> Schemes => [.. Rulebooks.Select(r => new Choice(r.Scheme, In(r.Name), T[$"complain.scheme.{r.Scheme}"] is { ResourceNotFound: false } hint ? hint.Value : null))];

    private IReadOnlyList<Choice> Kinds =>
    [
        new(ComplaintForm.Purchase, T["complain.kind.purchase"], T["complain.kind.purchaseHint"]),
        new(ComplaintForm.Spam, T["complain.kind.spam"], T["complain.kind.spamHint"]),
    ];

    private IReadOnlyList<Choice> Members =>
        [.. from rulebook in Rulebooks from member in _members where member.Scheme == rulebook.Scheme select new Choice(member.Id, member.Website is { } site ? $"{member.Name} ({Bare(site)})" : member.Name, null, In(rulebook.Name))];

    private IEnumerable<Rulebook> Rulebooks => Shelf.Schemes.Select(s => Shelf.InForce(s, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime))!);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task OnInitializedAsync()
    {
        _form = new PostedForm(T);
        _clerk = Http.User.Actor() is { Role: Role.Secretary } secretary ? secretary : null;
        _members = await Register.List(null, Http.RequestAborted);
        if (Http.Request.HasFormContentType)
        {
            _form.Take(await Http.Request.ReadFormAsync(Http.RequestAborted));
            return;
        }

        var member = _members.FirstOrDefault(m => m.Id == Member);
        (_form["draft"], _form["language"], _form["complainant.kind"], _form["complainant.address.country"]) = (FilingOnce.NewDraft(), Language, "consumer", "BE");
        (_form["respondent.memberId"], _form["scheme"]) = (member?.Id, member?.Scheme);
    }

    private async Task FileAsync()
    {
        var (complaint, unread) = ComplaintForm.Read(_form);
        var draft = _form["draft"] ?? FilingOnce.NewDraft();
        if (await Filing.Earlier(draft, Http.RequestAborted) is { } earlier)
        {
            Show(earlier, complaint);
            return;
        }

        await TakeDocuments();
        foreach (var path in unread)
        {
            _form.Refuse(path, T["error.notReadable"]);
        }

        Tell(await Desk.Refuses(complaint, Http.RequestAborted));
        if (_form.Errors.Count == 0)
        {
            var (filed, refusal) = await Filing.File(draft, complaint, _staged, _clerk, Http.RequestAborted);
            if (filed is not null)
            {
                Show(filed, complaint);
                return;
            }

            Tell(refusal);
        }

        _form.InOrderOf(ComplaintForm.Order);
        _sealed = Staging.Seal(_staged);
    }

    private async Task TakeDocuments()
    {
        var before = await Staging.Open(_form["staged"], _form.All("dropped"), Http.RequestAborted);
        var (taken, refused) = await Staging.Take(Http.Request.Form.Files.GetFiles("documents"), before, Http.RequestAborted);
        _staged = taken;
        if (refused.Count > 0)
        {
            _form.Refuse("documents", string.Join(' ', refused.Select(r => T[$"error.document.{r.Problem}", r.Name].Value)));
        }
    }

    private void Show(FiledForm filed, FileComplaint complaint)
    {
        Receipts.Give(Http, new Receipt(filed.Number, filed.TrackingCode, filed.Of != FilingOnce.Fingerprint(complaint)));
        if (_clerk is null)
        {
            Tracked.Remember(Http, filed.Number, filed.TrackingCode);
        }

        Navigation.NavigateTo("/complain/receipt");
    }

    private void Tell(Refusal? refusal)
    {
        foreach (var field in refusal?.Fields ?? [])
        {
            var own = T[$"error.{field.Field}.{field.Reason}"];
            _form.Refuse(ComplaintForm.FieldOf(field.Field), own.ResourceNotFound ? Refusals.Field(field) : own.Value);
        }
    }

    private static string In(IReadOnlyDictionary<string, string> texts) => texts.TryGetValue(Language, out var text) ? text : texts.Values.First();

    private static string Bare(string site) => site.Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/');
}
