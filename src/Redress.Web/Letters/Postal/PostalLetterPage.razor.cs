using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Letters.Postal;

public sealed partial class PostalLetterPage
{
    private static readonly ReceiptResult[] Results =
    [
        ReceiptResult.Undeliverable,
        ReceiptResult.Returned,
        ReceiptResult.Refused,
    ];

    private PostalLetter? _letter;
    private bool _maySay;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    private IStringLocalizer<PostalTexts> T { get; set; } = null!;

    [Inject]
    private PostalQueue Letters { get; set; } = null!;

    [Inject]
    private PostBatches Batches { get; set; } = null!;

    [Inject]
    private PostResults Outcomes { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private Actor Reader => Http.User.Actor()!;

    private DateOnly Today => Times.TodayOfCase(_letter!.Row.CaseNumber);

    protected override async Task LoadAsync()
    {
        _letter = await Letters.Find(Id, Reader, Http.RequestAborted);
        if (_letter is null)
        {
            Navigation.NotFound();
            return;
        }

        _maySay = await Outcomes.MaySay(_letter.Row, Http.RequestAborted);
        Form["on"] = Form["day"] = Form["resultOn"] = $"{Today:yyyy-MM-dd}";
        Form["address"] = _letter.Window;
    }

    private async Task MarkAsync()
    {
        var written = Times.OfCase(_letter!.Row.CaseNumber).Day(_letter.Row.CreatedAt);
        if (PostingDay.Read(Form["on"]) is not { } on || on < written || on > Today)
        {
            Form.Refuse("on", T["error.on"]);
            on = default;
        }

        var address = Address();
        if (Form.Errors.Count == 0)
        {
            if (await Letters.MarkPosted(new PostedLetter(Id, on, address), Reader, Http.RequestAborted) is { } problem)
            {
                Form.Refuse(
                    "on",
                    T[$"problem.{WireNames.Camel(problem.ToString())}", _letter.Row.CaseNumber, _letter.Row.Name, ""]
                );
                return;
            }

            Navigation.NavigateTo("/postal-letters?done=posted");
        }
    }

    private async Task PrintAsync()
    {
        var address = Address();
        if (PostingDay.Read(Form["day"], Today) is not { } day)
        {
            Form.Refuse("day", T["error.day"]);
            return;
        }

        if (Form.Errors.Count > 0)
        {
            return;
        }

        await Letters.Address(Id, address, Http.RequestAborted);
        if (await Batches.Make([Id], day, Reader, Http.RequestAborted) is { } batch)
        {
            Navigation.NavigateTo($"/postal-letters/batches/{batch}");
        }
        else
        {
            Form.Refuse("address", T["error.window"]);
        }
    }

    private string Address()
    {
        if (Form["address"]?.Trim() is { Length: > 0 and <= 500 } address)
        {
            return address;
        }

        Form.Refuse("address", T["error.address"]);
        return "";
    }

    private async Task NoteResultAsync()
    {
        var letter = _letter!.Row;
        var result = Results.FirstOrDefault(r => WireNames.Camel(r.ToString()) == Form["result"]);
        if (result == default)
        {
            Form.Refuse("result", T["error.result"]);
        }

        if (PostingDay.Read(Form["resultOn"]) is not { } on || on < letter.PostedOn || on > Today)
        {
            Form.Refuse("resultOn", T["error.resultOn"]);
            on = default;
        }

        if (Form["reason"]?.Trim() is not { Length: > 0 and <= 300 } reason)
        {
            Form.Refuse("reason", T["error.reason"]);
            return;
        }

        if (Form.Errors.Count > 0 || !_maySay)
        {
            return;
        }

        var noted = new PostalResult(Id, result, on, reason);
        if (await Outcomes.Note(letter, noted, Reader, Http.RequestAborted) is { } no)
        {
            Form.Refuse("result", no.Fields.Count > 0 ? Refusals.Field(no.Fields[0]) : Refusals.Reason(no));
            return;
        }

        Navigation.NavigateTo($"/postal-letters/{Id}?done=result");
    }
}
