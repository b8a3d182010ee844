using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Access;
using Redress.Web.Intake.Drafts;

namespace Redress.Web.Intake;

/// <summary>The filing, once, and the way to its receipt.</summary>
public sealed partial class Review
{
    private async Task FileAsync()
    {
        if (_complaintDraft is null)
        {
            if (await Filing.Earlier(Code, Http.RequestAborted) is { } earlier)
            {
                await ShowAsync(earlier);
            }

            return;
        }

        await Judge.Judge(_form, _complaintDraft, null, Http.RequestAborted);
        if (_form.Errors.Count > 0)
        {
            Navigation.NavigateTo(_complaintDraft.Checked("/complain/review"));
            return;
        }

        var clerk = IsClerk ? Http.User.Actor() : null;
        var complaint = await Judge.Complaint(_form, _complaintDraft, Http.RequestAborted);
        var (filed, refusal) = await Filing.File(
            _complaintDraft,
            clerk is null ? complaint with { Arrived = null } : complaint,
            clerk,
            Http.RequestAborted
        );
        if (filed is not null)
        {
            await ShowAsync(filed);
            return;
        }

        Judge.ShowErrors(_form, refusal, null);
    }

    private async Task ShowAsync(FilingReceipt filed)
    {
        DraftCookie.Delete(Http, Code!);
        var filer = Http.User.Actor();
        if (filed.TrackingCode is not { } code || IsClerk)
        {
            // FP-13: the code is the complainant's: it stands in the letter that confirms the complaint, and on no page of the staff.
            Navigation.NavigateTo($"/cases/{filed.Number}?done={FileComplaint.ActionName}");
            return;
        }

        Receipts.IssueCookie(Http, new Receipt(filed.Number, code));
        if (filer is { Role: Role.Public })
        {
            await AccountCases.Add(filer.Id, filed.Number, code, Http.RequestAborted);
        }
        else
        {
            Tracking.Remember(Http, filed.Number, code);
        }

        Navigation.NavigateTo("/complain/receipt");
    }
}
