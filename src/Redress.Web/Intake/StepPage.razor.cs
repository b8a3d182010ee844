using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.Intake.Drafts;
using Redress.Web.KeptForms;
using Redress.Web.Members;
using Redress.Web.Readiness;
using Redress.Web.Shell;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Intake;

/// <summary>One page of the complaint (BC-1…BC-4, BC-8, BC-9). What is sent is kept before it is judged; a page that is sent twice changes nothing the second time.</summary>
public sealed partial class StepPage
{
    private PostedForm _form = null!;
    private IntakeStep? _step;
    private ComplaintDraft? _complaintDraft;
    private bool _rescued;
    private IReadOnlyList<MemberLine> _members = [];
    private IReadOnlyList<RecognisedMember> _recognised = [];

    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>What was sought in the list of members.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IStringLocalizer<IntakeTexts> Texts { get; set; } = null!;

    private IntakeWords T => IntakeWords.Of(Texts, _form);

    [Inject]
    private ComplaintDrafts Drafts { get; set; } = null!;

    [Inject]
    private DraftForm Judge { get; set; } = null!;

    [Inject]
    private IntakeDefaults Defaults { get; set; } = null!;

    [Inject]
    private DraftFiles Files { get; set; } = null!;

    [Inject]
    private MemberQueries Register { get; set; } = null!;

    [Inject]
    private KeptFormStore Kept { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ReadinessCheck Readiness { get; set; } = null!;

    private string Title =>
        _step is null || _complaintDraft is null || _rescued
            ? T["draft.gone"]
            : T[
                $"step.{(_step.Name == IntakeSteps.Contact && _form["kind"] == ComplaintForm.Spam ? "contact.spam" : _step.Name)}"
            ];

    // Who complains of advertising ordered nothing, and has a sender before it.
    private string? Text =>
        _form["kind"] == ComplaintForm.Spam && T[$"step.{_step!.Name}.text.spam"] is { ResourceNotFound: false } ofSpam
            ? ofSpam.Value
        : T[$"step.{_step!.Name}.text"] is { ResourceNotFound: false } text ? text.Value
        : null;

    private MemberLine? Chosen => _members.FirstOrDefault(m => m.Id == _form["respondent.memberId"]);

    private string? Sought => Q ?? (Http.Request.HasFormContentType ? Http.Request.Form["q"].ToString() : null);

    // Its time was over while the page was open: what was typed on it is not lost.
    private async Task<ComplaintDraft> RescueAsync(IFormCollection posted, IntakeStep step)
    {
        var content = new DraftContent();
        content.CopyFrom(posted, step.Fields);
        content.Fields["language"] = [CultureInfo.CurrentUICulture.TwoLetterISOLanguageName];
        var begun = await Drafts.Start(content, Http.RequestAborted);
        DraftCookie.Issue(Http, begun);
        _rescued = HttpMethods.IsPost(Http.Request.Method);
        await Kept.Forget(Http, Http.Request.Path);
        return begun;
    }

    protected override async Task OnInitializedAsync()
    {
        _form = new PostedForm(new IntakeWords(Texts, () => _form["kind"] == ComplaintForm.Spam), FieldVisibility.Of);
        _step = IntakeSteps.Named(Name);
        if (!await Readiness.IsOpen(Http.RequestAborted))
        {
            // That page says so, and whom to turn to.
            Navigation.NavigateTo("/complain");
            return;
        }

        var posted = Http.Request.HasFormContentType ? await Http.Request.ReadFormAsync(Http.RequestAborted) : null;
        _complaintDraft = await Drafts.Find(DraftCookie.Of(Http), Http.RequestAborted);
        if (_complaintDraft is null && posted is not null && _step is not null)
        {
            _complaintDraft = await RescueAsync(posted, _step);
        }

        if (_step is not null && _complaintDraft is not null && posted is null && !DraftCookie.IsNamed(Http))
        {
            // What is typed here is kept at the address of its draft, where a reload finds it.
            Navigation.NavigateTo(_complaintDraft.Address(_step));
            return;
        }

        _complaintDraft?.Fill(_form);
        if (posted is not null && KeptForm.ShownBy(Http) is not null)
        {
            _form.ReadFrom(posted);
        }

        _form.PutIntoLabel("purchase.amount", Defaults.CurrencyOf(_form["scheme"]));
        if (_step?.Name is IntakeSteps.Shop or IntakeSteps.Outcome or IntakeSteps.Claim)
        {
            _members = await Register.List(null, Http.RequestAborted);
        }

        if (_step?.Name == IntakeSteps.OtherShop && _complaintDraft is not null)
        {
            _recognised = await Judge.MembersLike(_form, Http.RequestAborted);
        }

        if (
            _step?.Name == IntakeSteps.You
            && Http.User.Actor() is { Role: Role.Public, Name.Length: > 0 } account
            && _complaintDraft?.Content.Fields.ContainsKey("complainant.name") == false
        )
        {
            // Who is signed in has said before how he is called.
            _form["complainant.name"] ??= account.Name;
        }

        if (DraftCookie.Checks(Http) && _complaintDraft is not null && _step is not null)
        {
            await Judge.Judge(_form, _complaintDraft, _step, Http.RequestAborted);
        }
    }

    private static void Nothing() { }

    // FP-13: what was added is offered as the mandate; a kept mail is none.
    private IReadOnlyList<string> MandateFiles =>
        [.. _complaintDraft?.Content.Documents.Where(d => !d.Mail).Select(d => d.Name).Distinct() ?? []];
}
