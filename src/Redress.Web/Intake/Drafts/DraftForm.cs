using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Documents;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Intake.Drafts;

/// <summary>A draft judged as the complaint that it would be if it were filed now: by the same law as the API's (BC-2…BC-4).</summary>
internal sealed class DraftForm(
    CaseService cases,
    DocumentStore store,
    RefusalTexts refusals,
    IntakeDefaults defaults,
    IStringLocalizer<IntakeTexts> texts
)
{
    /// <summary>Writes what is wrong into the form: with the fields of one step, or with all of them.</summary>
    public async Task Judge(PostedForm form, ComplaintDraft complaintDraft, IntakeStep? step, CancellationToken cancel)
    {
        var (complaint, unread) = ComplaintForm.Read(
            form,
            [.. complaintDraft.Content.Documents.Where(d => d.Mail).Select(d => d.Name)],
            defaults
        );
        foreach (var path in unread.Where(Asked))
        {
            form.Refuse(path, texts["error.notReadable"]);
        }

        AskAgain(form, step);
        await AskWhetherMember(form, complaint, step, cancel);
        ShowErrors(form, await cases.WhyFilingRefused(complaint, cancel), step);

        bool Asked(string path) => step is null || step.Fields.Contains(path);
    }

    /// <summary>FP-21: the members that the webshop may be that was typed by hand.</summary>
    public Task<IReadOnlyList<RecognisedMember>> MembersLike(PostedForm form, CancellationToken cancel) =>
        cases.MembersLike(ComplaintForm.Read(form, [], defaults).Complaint, cancel);

    /// <summary>The complaint with its messages in full.</summary>
    public async Task<FileComplaint> Complaint(PostedForm form, ComplaintDraft complaintDraft, CancellationToken cancel)
    {
        var mails = new List<string>();
        foreach (var mail in complaintDraft.Content.Documents.Where(d => d.Mail))
        {
            mails.Add(await ReceivedMessage.Words(mail.ToStored(), store, cancel));
        }

        return ComplaintForm.Read(form, mails, defaults).Complaint;
    }

    /// <summary>Refusals of the law at the fields of the step, or of all steps that these answers lead through.</summary>
    public void ShowErrors(PostedForm form, Refusal? refusal, IntakeStep? step)
    {
        var words = IntakeWords.Of(texts, form);
        foreach (var field in refusal?.Fields ?? [])
        {
            var path = ComplaintForm.FieldOf(field.Field);
            if (step is null || step.Fields.Contains(path))
            {
                var own = words[$"error.{field.Field}.{field.Reason.Key()}"];
                form.Refuse(path, own.ResourceNotFound ? refusals.Field(field) : own.Value);
            }
        }
    }

    // FP-21: on the page nobody is taken for a member without being asked.
    private async Task AskWhetherMember(
        PostedForm form,
        FileComplaint complaint,
        IntakeStep? step,
        CancellationToken cancel
    )
    {
        // Who has not said yet which webshop it is is asked that.
        if (step is null ? form["respondent.memberId"] != ComplaintForm.NotListed : step.Name != IntakeSteps.OtherShop)
        {
            return;
        }

        var members = await cases.MembersLike(complaint, cancel);
        if (members.Count > 0 && form[ComplaintForm.Recognised] != ComplaintForm.NoneOf(members))
        {
            var words = IntakeWords.Of(texts, form);
            form.Refuse(ComplaintForm.Recognised, words[$"error.{ComplaintForm.Recognised}.required"]);
        }
    }

    // What the law leaves open and the page asks all the same, since the answer decides what is said next (BC-3, BC-8).
    private void AskAgain(PostedForm form, IntakeStep? step)
    {
        var words = IntakeWords.Of(texts, form);
        Need(IntakeSteps.Shop, "respondent.memberId", form.Has("respondent.memberId"));
        Need(IntakeSteps.Contact, "contacted", form.Has("contacted"));
        Need(
            IntakeSteps.Contact,
            "contactedShopOn",
            // BC-5: a paper that does not tell the day is registered; BC-9 counts it as unknown.
            form["contacted"] != "yes"
                || form["kind"] == ComplaintForm.Spam
                || form.Has("contactedShopOn")
                || form.Has("arrived")
        );
        Need(IntakeSteps.Insolvency, "restsOnInsolvency", form.Has("restsOnInsolvency"));

        void Need(string name, string path, bool given)
        {
            if (!given && (step is null ? IntakeSteps.Of(form).Any(s => s.Name == name) : step.Name == name))
            {
                form.Refuse(path, words[$"error.{path}.required"]);
            }
        }
    }
}
