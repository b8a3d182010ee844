using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Intake.Drafts;
using Redress.Web.Members;
using Redress.Web.Readiness;
using Redress.Web.Shell;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Intake;

/// <summary>All the answers once more, each with the way to change it; and the one button that files them, once (BC-5).</summary>
public sealed partial class Review
{
    private PostedForm _form = null!;
    private ComplaintDraft? _complaintDraft;
    private bool _duplicate;
    private MemberLine? _member;

    private sealed record Answer(string Path, string Label, string? Text);

    [Inject]
    private IStringLocalizer<IntakeTexts> Texts { get; set; } = null!;

    private IntakeWords T => IntakeWords.Of(Texts, _form);

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private ComplaintDrafts Drafts { get; set; } = null!;

    [Inject]
    private DraftForm Judge { get; set; } = null!;

    [Inject]
    private IntakeDefaults Defaults { get; set; } = null!;

    [Inject]
    private IdempotentFiling Filing { get; set; } = null!;

    [Inject]
    private Receipts Receipts { get; set; } = null!;

    [Inject]
    private TrackingSession Tracking { get; set; } = null!;

    [Inject]
    private AccountCases AccountCases { get; set; } = null!;

    [Inject]
    private CaseService Cases { get; set; } = null!;

    [Inject]
    private CaseFormatter Formatter { get; set; } = null!;

    [Inject]
    private MemberQueries Register { get; set; } = null!;

    [Inject]
    private RulebookCatalog Rulebooks { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ReadinessCheck Readiness { get; set; } = null!;

    /// <summary>Whether a secretary enters a complaint that came on paper (FP-13).</summary>
    private bool IsClerk => PaperNote.IsClerk(Http);

    private IEnumerable<IntakeStep> Answered => IntakeSteps.Of(_form).Where(s => s.Fields.Count > 0);

    // From the page, since the answer that closed the draft may have been lost on its way, and the cookie with it.
    private string? Code =>
        Http.Request.HasFormContentType && Http.Request.Form["code"].ToString() is { Length: > 0 } code
            ? code
            : DraftCookie.Of(Http);

    protected override async Task OnInitializedAsync()
    {
        _form = new PostedForm(new IntakeWords(Texts, () => _form["kind"] == ComplaintForm.Spam), FieldVisibility.Of);
        if (!await Readiness.IsOpen(Http.RequestAborted))
        {
            // That page says so, and whom to turn to.
            Navigation.NavigateTo("/complain");
            return;
        }

        _complaintDraft = await Drafts.Find(Code, Http.RequestAborted);
        if (_complaintDraft is null)
        {
            return;
        }

        _complaintDraft.Fill(_form);
        _form.PutIntoLabel("purchase.amount", Defaults.CurrencyOf(_form["scheme"]));
        _member =
            _form["respondent.memberId"] is { } id && id != ComplaintForm.NotListed
                ? await Register.Find(id, cancel: Http.RequestAborted)
                : null;
        _duplicate = await Cases.HasDuplicate(
            ComplaintForm.Read(_form, [], Defaults).Complaint,
            await OwnCases(),
            Http.RequestAborted
        );
        if (DraftCookie.Checks(Http))
        {
            await Judge.Judge(_form, _complaintDraft, null, Http.RequestAborted);
        }
    }

    // BC-16: those that this browser follows by their code, or whose code or confirmed address the account has.
    private async Task<IReadOnlyList<string>> OwnCases()
    {
        var own = await Tracking.Numbers(Http);
        return Http.User.Actor() is { Role: Domain.Role.Public } account
            ?
            [
                .. own,
                .. (await AccountCases.List(account.Id, Http.RequestAborted)).Select(c => c.Number),
                .. await AccountCases.Offers(account.Id, Http.RequestAborted),
            ]
            : own;
    }

    private IEnumerable<Answer> Answers(IntakeStep step) =>
        from path in step.Fields
        where _form["contacted"] != "no" || path == "contacted" || step.Name != IntakeSteps.Contact
        where
            path != "documents"
            && (path != "arrived" || IsClerk)
            && !(
                path == "messages"
                && !_form.Has(path)
                && (_form["messagesKept"] == "false" || _complaintDraft!.Content.Documents.Exists(d => d.Mail))
            )
        where path is not ("norms" or "grievances") || _form.Has(path) || path == AskedOfRules
        where
            _form.Has(path)
            || _form.ErrorOf(path) is not null
            || !path.StartsWith("representative.", StringComparison.Ordinal) && path != ComplaintForm.Recognised
        select new Answer(path, _form.Label(path), _form.Has(path) ? Written(path) : null);

    private string Written(string path) =>
        path switch
        {
            "kind" => T[_form[path] == ComplaintForm.Spam ? "complain.kind.spam" : "complain.kind.purchase"],
            "respondent.memberId" => _member?.Name ?? T["shop.other"],
            ComplaintForm.Recognised => T["shop.notMember"],
            "contacted" => T[$"contact.{_form[path]}"],
            "messagesKept" => T[_form[path] == "true" ? "messagesKept.yes" : "messagesKept.no"],
            "restsOnInsolvency" => T[_form[path] == "true" ? "insolvency.yes" : "insolvency.no"],
            "representative.mandate" => _form[path] is { } mandate
            && mandate.StartsWith(ComplaintForm.MandateFile, StringComparison.Ordinal)
                ? T["mandate.file", mandate[ComplaintForm.MandateFile.Length..]]
                : T[$"mandate.{_form[path]}"],
            "complainant.kind" => T[$"complain.{_form[path]}"],
            "scheme" => SchemeNames.Of(Rulebooks, _form[path]!),
            "language" => System.Globalization.CultureInfo.GetCultureInfo(_form[path]!).NativeName,
            "complainant.address.country" => Countries.Name(_form[path]!),
            "norms" => string.Join('\n', _form.All(path).Select(Norm)),
            "grievances" => string.Join('\n', Grievances),
            _ when DayReader.Exact(_form[path]) is { } day => DayFormatter.Written(day),
            _ => _form[path]!,
        };

    // What the scheme asks: what went wrong, or which rules were not kept.
    private string AskedOfRules => Defaults.GrievancesOf(_form).Count > 0 ? "grievances" : "norms";

    private IEnumerable<string> Grievances =>
        Defaults
            .GrievancesOf(_form)
            .Where(g => _form.All("grievances").Contains($"{_form["scheme"]}/{g.Id}"))
            .Select(g => StepFields.In(g.Says));

    private string Norm(string value) =>
        value.Split('/', 2) is [var scheme, var id]
        && Rulebooks.All.Where(r => r.Scheme == scheme && r.KnowsNorm(id)).MaxBy(r => r.InForce) is { } rulebook
            ? Formatter.Norm(rulebook, id)
            : value;
}
