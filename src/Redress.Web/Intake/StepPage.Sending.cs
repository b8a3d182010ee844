using Redress.Web.Intake.Drafts;
using Redress.Web.KeptForms;

namespace Redress.Web.Intake;

/// <summary>What becomes of the page when it is sent: kept, then judged, and the way on.</summary>
public sealed partial class StepPage
{
    private async Task GoOnAsync()
    {
        var (step, posted) = (_step!, Http.Request.Form);
        var wish = posted["do"].ToString();
        var uploaded = await Files.Receive(posted, _complaintDraft!, Http.RequestAborted);
        _complaintDraft =
            await Drafts.Change(
                _complaintDraft!.Code,
                content => Change(content, step, posted, uploaded),
                Http.RequestAborted
            ) ?? _complaintDraft;
        _complaintDraft.Fill(_form);
        await TakeRecognisedAsync(step);
        DraftCookie.Issue(Http, _complaintDraft);
        foreach (var (field, sentence) in uploaded.Wrong)
        {
            _form.Refuse(field, sentence);
        }

        if (wish == "back")
        {
            Navigation.NavigateTo(_complaintDraft.Address(IntakeSteps.Before(_form, step)));
        }
        else if (wish == "later")
        {
            Navigation.NavigateTo(_complaintDraft.Address("/complain/saved"));
        }
        else if (
            _form.Errors.Count == 0
            && (wish.Contains(':') || wish == "upload" || uploaded.Taken.Any(t => t.Document.Removed.Count > 0))
        )
        {
            // Once more the same page: to see what came, and what was taken out of it.
            Navigation.NavigateTo(_complaintDraft.Address(step));
        }
        else
        {
            await GoOnFrom(step, uploaded);
        }
    }

    private async Task GoOnFrom(IntakeStep step, UploadedFiles uploaded)
    {
        await Judge.Judge(_form, _complaintDraft!, step, Http.RequestAborted);
        var fine = _form.Errors.Count == 0;
        _complaintDraft =
            await Drafts.Change(
                _complaintDraft!.Code,
                content => Mark(content.Done, step.Name, fine),
                Http.RequestAborted
            ) ?? _complaintDraft;
        if (fine)
        {
            var open = IntakeSteps.Open(_form, _complaintDraft.Content.Done);
            Navigation.NavigateTo(
                _complaintDraft.Address(open.Name == IntakeSteps.Review ? open : IntakeSteps.After(_form, step))
            );
        }
        else if (uploaded.Wrong.Count == 0)
        {
            Navigation.NavigateTo(_complaintDraft.Checked(step.Path));
        }
        else
        {
            KeptForm.Refuse(Http, _form.Errors);
        }
    }

    // FP-21: yes, it is that member; its own words for it stay in the draft.
    private async Task TakeRecognisedAsync(IntakeStep step)
    {
        if (
            step.Name != IntakeSteps.OtherShop
            || (await Judge.MembersLike(_form, Http.RequestAborted)).FirstOrDefault(m =>
                m.Id == _form[ComplaintForm.Recognised]
            )
                is not { } member
        )
        {
            return;
        }

        var before = _complaintDraft!.Content.Scheme;
        _complaintDraft =
            await Drafts.Change(
                _complaintDraft.Code,
                content =>
                {
                    content.Fields["respondent.memberId"] = [member.Id];
                    content.Fields["scheme"] = [member.Scheme];
                    content.Done.Add(IntakeSteps.Shop);
                    Defaults.Answer(content, before);
                },
                Http.RequestAborted
            ) ?? _complaintDraft;
        _complaintDraft.Fill(_form);
    }

    private static void Mark(HashSet<string> done, string name, bool fine)
    {
        if (fine)
        {
            done.Add(name);
        }
        else
        {
            done.Remove(name);
        }
    }

    private void Change(DraftContent content, IntakeStep step, IFormCollection posted, UploadedFiles uploaded)
    {
        var before = content.Scheme;
        content.CopyFrom(posted, step.Fields.Where(f => f != IntakeSteps.Documents));
        DraftFiles.Change(content, posted, uploaded);
        if (
            step.Name == IntakeSteps.Shop
            && _members.FirstOrDefault(m => m.Id == posted["respondent.memberId"].ToString()) is { } member
        )
        {
            content.Fields["scheme"] = [member.Scheme];
        }

        if (step.Fields.Contains("scheme") || step.Name == IntakeSteps.Shop)
        {
            Defaults.Answer(content, before);
        }
    }
}
