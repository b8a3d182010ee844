using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Access;
using Redress.Web.Documents;
using Redress.Web.Intake.Drafts;
using Redress.Web.KeptForms;
using Redress.Web.Readiness;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Intake.Paper;

/// <summary>What was typed is kept as a draft each time the page is sent, as the pages of who complains are; it is filed by the same door.</summary>
public sealed partial class PaperPage
{
    internal const string Address = "/complaints/paper";

    private readonly string _drawing = Guid.NewGuid().ToString("N");
    private PostedForm _form = null!;
    private PaperSight? _sight;
    private bool _open;
    private ComplaintDraft? _draft;
    private string? _code;

    // What it came to when it was sent before.
    private FilingReceipt? _earlier;

    // FP-21: that it is none of the members that were shown.
    private string? _recognised;

    /// <summary>The number under which the one before was registered.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PaperTexts> T { get; set; } = null!;

    [Inject]
    private IStringLocalizer<IntakeTexts> Texts { get; set; } = null!;

    [Inject]
    private ComplaintDrafts Drafts { get; set; } = null!;

    [Inject]
    private DraftFiles Files { get; set; } = null!;

    [Inject]
    private DraftForm Judge { get; set; } = null!;

    [Inject]
    private IntakeDefaults Defaults { get; set; } = null!;

    [Inject]
    private PaperSights Sights { get; set; } = null!;

    [Inject]
    private IdempotentFiling Filing { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    [Inject]
    private ReadinessCheck Readiness { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private PostedForm Form => _form;

    // The draft's, made with the page, so that what is sent twice is registered once.
    private string Code =>
        _code ??=
            Http.Request.HasFormContentType && Http.Request.Form["code"].ToString() is { Length: > 0 and <= 60 } sent
                ? sent
                : AccessCode.Make();

    private Actor Reader => Http.User.Actor()!;

    private string Action => _draft?.Address(Address) ?? Address;

    private string? Told => Done is { Length: > 0 and <= 40 } number ? T["paper.done", number].Value : null;

    private IReadOnlyList<DraftDocument> Documents => _draft?.Content.Documents ?? [];

    private DraftDocument? Shown =>
        Documents.FirstOrDefault(d => ExhibitKinds.Of(d.MediaType) is ExhibitKind.Pdf or ExhibitKind.Picture);

    private IReadOnlyList<Choice> Languages =>
        [.. Defaults.LanguagesOf(_form["scheme"]).Select(l => new Choice(l, CultureInfo.GetCultureInfo(l).NativeName))];

    private IReadOnlyList<Choice> Countries =>
        [
            .. Defaults
                .Countries.Select(c => new Choice(c, Shell.Countries.Name(c)))
                .OrderBy(c => c.Label, StringComparer.CurrentCulture),
        ];

    private IReadOnlyList<Choice> Mandates =>
        [
            new("follows", T["mandate.follows"]),
            new("lawyer", T["mandate.lawyer"]),
            .. Documents
                .Select(d => d.Name)
                .Distinct()
                .Select(name => new Choice(ComplaintForm.MandateFile + name, T["mandate.file", name])),
        ];

    private string ScanOf(DraftDocument document) => $"{Address}/scan/{document.Id}?{DraftCookie.Field}={_draft!.Mark}";

    protected override async Task OnInitializedAsync()
    {
        _form = new PostedForm(new PaperWords(T, Texts, () => _form["kind"] == ComplaintForm.Spam));
        _open = await Readiness.IsOpen(Http.RequestAborted);
        if (!_open)
        {
            return;
        }

        var posted = Http.Request.HasFormContentType ? await Http.Request.ReadFormAsync(Http.RequestAborted) : null;
        _draft = DraftCookie.IsNamed(Http) ? await Drafts.Find(DraftCookie.Of(Http), Http.RequestAborted) : null;
        if (_draft is null && posted is not null && HttpMethods.IsPost(Http.Request.Method))
        {
            _earlier = await Filing.Earlier(Code, Http.RequestAborted);
            if (_earlier is null)
            {
                _draft = await Drafts.Open(Code, Http.RequestAborted);
                DraftCookie.Issue(Http, _draft);
            }
        }

        // What was not posted was emptied: which webshop it is too, where nothing is ticked any more.
        if (posted is not null)
        {
            _form.ReadFrom(posted);
        }
        else
        {
            _draft?.Fill(_form);
        }

        Answer();
        _sight = await Sights.Of(_form, Reader, Http.RequestAborted);
        _form.PutIntoLabel("purchase.amount", Defaults.CurrencyOf(_form["scheme"]));
        if (DraftCookie.Checks(Http) && _draft is not null)
        {
            _form[ComplaintForm.Recognised] = await Sights.Recognised(_form, _sight, Http.RequestAborted);
            await Judge.Judge(_form, _draft, null, Http.RequestAborted);
        }
    }

    // What most papers say, so that it is not typed; each is seen, and can be answered otherwise.
    private void Answer()
    {
        _form["arrived"] ??= $"{Times.Today():yyyy-MM-dd}";
        _form["kind"] ??= ComplaintForm.Purchase;
        _form["complainant.kind"] ??= "consumer";
        _form["complainant.address.country"] ??= Defaults.HomeOf(_form["scheme"]);
        _form["contacted"] ??= "yes";
        _form["restsOnInsolvency"] ??= "false";
        _form["representative.mandate"] ??= "follows";
        _form["messagesKept"] ??= "true";
    }

    private async Task SendAsync()
    {
        if (_earlier is not null)
        {
            Show(_earlier, isNext: false);
            return;
        }

        var (posted, wish) = (Http.Request.Form, Http.Request.Form["do"].ToString());
        _recognised = await Sights.Recognised(_form, _sight!, Http.RequestAborted);
        var uploaded = await Files.Receive(posted, _draft!, Http.RequestAborted);
        _draft =
            await Drafts.Change(_draft!.Code, content => Change(content, posted, uploaded), Http.RequestAborted)
            ?? _draft;
        _draft.Fill(_form);
        // Registered is against whom it is now; what answers nothing is only kept, so that it is asked anew.
        _form["respondent.memberId"] = _sight!.Chosen;
        foreach (var (field, sentence) in uploaded.Wrong)
        {
            _form.Refuse(field, sentence);
        }

        if (uploaded.Wrong.Count > 0)
        {
            KeptForm.Refuse(Http, _form.Errors);
        }
        else if (wish is "register" or "next")
        {
            await RegisterAsync(isNext: wish == "next");
        }
        else
        {
            Navigation.NavigateTo(Action);
        }
    }

    private void Change(DraftContent content, IFormCollection posted, UploadedFiles uploaded)
    {
        var before = content.Scheme;
        content.CopyFrom(posted, IntakeSteps.Fields.Where(f => f != IntakeSteps.Documents));
        // What was ticked and answers nothing is still no silence: nothing stands ticked by itself in its place.
        var chosen = _sight!.Chosen;
        content.Fields["respondent.memberId"] = [chosen ?? posted["respondent.memberId"].ToString()];
        content.Fields[PaperSights.ByItself] = [_sight.ByItself];
        content.Fields[PaperSights.Offered] =
        [
            chosen is null ? posted[PaperSights.Offered].ToString() : _sight.Offered,
        ];
        content.Fields["scheme"] = [_sight.Scheme];
        content.Fields[ComplaintForm.Recognised] = [_recognised ?? ""];
        DraftFiles.Change(content, posted, uploaded);
        Defaults.Answer(content, before);
    }

    private async Task RegisterAsync(bool isNext)
    {
        await Judge.Judge(_form, _draft!, null, Http.RequestAborted);
        if (_form.Errors.Count > 0)
        {
            Navigation.NavigateTo(_draft!.Checked(Address));
            return;
        }

        var complaint = await Judge.Complaint(_form, _draft!, Http.RequestAborted);
        var (filed, refusal) = await Filing.File(_draft!, complaint, Reader, Http.RequestAborted);
        if (filed is null)
        {
            Judge.ShowErrors(_form, refusal, null);
            return;
        }

        DraftCookie.Delete(Http, _draft!.Code);
        Show(filed, isNext);
    }

    // FP-13: the code is the complainant's: it stands in the letter that confirms the complaint, and on no page of the staff.
    private void Show(FilingReceipt filed, bool isNext) =>
        Navigation.NavigateTo(
            isNext ? $"{Address}?done={filed.Number}" : $"/cases/{filed.Number}?done={FileComplaint.ActionName}"
        );
}
