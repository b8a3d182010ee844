using Redress.Domain;
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

        var clerk = Http.User.Actor() is { Role: Role.Secretary } secretary ? secretary : null;
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
        Receipts.IssueCookie(Http, new Receipt(filed.Number, filed.TrackingCode));
        DraftCookie.Delete(Http, Code!);
        var filer = Http.User.Actor();
        if (filer is { Role: Role.Public })
        {
            await AccountCases.Add(filer.Id, filed.Number, filed.TrackingCode, Http.RequestAborted);
        }
        else if (filer is not { Role: Role.Secretary })
        {
            Tracking.Remember(Http, filed.Number, filed.TrackingCode);
        }

        Navigation.NavigateTo("/complain/receipt");
    }
}
