using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Commands;
using Redress.Web.KeptForms;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;

namespace Redress.Web.Letters.Postal;

public sealed partial class CasePostPage
{
    private IReadOnlyList<LetterRow> _letters = [];
    private bool _found;

    [Parameter]
    public string Number { get; set; } = "";

    [Inject]
    private PostBatches Batches { get; set; } = null!;

    [Inject]
    private CaseService Cases { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PostalTexts> T { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private Actor Reader => Http.User.Actor()!;

    private DateOnly Today => Times.TodayOfCase(Number);

    protected override async Task LoadAsync()
    {
        _found = await Cases.Find(Number, Reader, Http.RequestAborted) is not null;
        if (!_found)
        {
            Navigation.NotFound();
            return;
        }

        _letters = await Batches.OfCase(Number, Reader, Http.RequestAborted);
        CasePost.Begin(_letters, Today, Form);
    }

    // What lies printed for a day to come or for today is printed as it lies; else, and what is not printed, for today.
    private async Task PrintAsync()
    {
        var printed = _letters.Select(l => l.BatchId).Distinct().ToList();
        var batch =
            printed is [{ } only]
            && await Batches.Find(only, Reader, Http.RequestAborted) is { } lies
            && lies.ForDay >= Today
            && lies.Waiting.All(l => l.CaseNumber == Number)
                ? only
                : await Batches.Make([.. _letters.Select(l => l.Id)], Today, Reader, Http.RequestAborted);
        if (batch is { } made)
        {
            Navigation.NavigateTo($"/postal-letters/batches/{made}/letters.pdf");
        }
        else
        {
            Form.Refuse("case-post", T["error.noAddress"]);
        }
    }

    private async Task PostAsync()
    {
        // One that came after the page was drawn lies in no envelope of who posts these.
        var shown = _letters.Where(l => Http.Request.Form.ContainsKey(PostBatchPage.OfTrackingBefore + l.Id)).ToList();
        if (shown.Count == 0)
        {
            Form.Refuse("case-post", T["casePost.gone"]);
            return;
        }

        if (PostingDay.Read(Form["postedOn"]) is not { } on || !await MayBePosted(shown, on))
        {
            Form.Refuse("postedOn", T["error.postedOn"]);
            return;
        }

        var typed = shown.ToDictionary(l => l.Id, l => PostBatches.Normal(Form[PostBatchPage.OfTracking + l.Id]));
        if (typed.Values.OfType<string>().GroupBy(n => n).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Form.Refuse(
                PostBatchPage.OfTracking + typed.Last(t => t.Value == twice.Key).Key,
                T["error.twice", twice.Key]
            );
            return;
        }

        var refused = await Batches.MarkPosted(shown, Touched(typed), on, Reader, Http.RequestAborted);
        if (refused.Count > 0 && refused.Count < shown.Count)
        {
            Form.Refuse("case-post", T["casePost.some", shown.Count - refused.Count]);
        }

        foreach (var not in refused)
        {
            Form.Refuse(
                PostBatchPage.OfTracking + not.Letter.Id,
                not.Letter.BatchId is null
                    ? T["casePost.unprinted"]
                    : T[
                        $"problem.{WireNames.Camel(not.Problem.ToString())}",
                        Number,
                        not.Letter.Name,
                        DayFormatter.Written(on)
                    ]
            );
        }

        if (Form.Errors.Count == 0)
        {
            KeptForm.Take(Http);
            Navigation.NavigateTo($"/cases/{Number}?done=posted");
        }
    }

    // Not after today, and not before it was printed; of what is not printed yet it is told that it is not.
    private async Task<bool> MayBePosted(IReadOnlyList<LetterRow> letters, DateOnly on)
    {
        var begun = new List<DateTimeOffset>();
        foreach (var id in letters.Select(l => l.BatchId).OfType<long>().Distinct())
        {
            if (await Batches.Find(id, Reader, Http.RequestAborted) is { } batch)
            {
                begun.Add(batch.MadeAt);
            }
        }

        return on <= Today && begun.TrueForAll(at => on >= Times.OfCase(Number).Day(at));
    }

    // What the page showed and nobody touched says nothing: a colleague may have noted a number since.
    private Dictionary<long, string> Touched(Dictionary<long, string?> typed) =>
        typed
            .Where(t => t.Value != PostBatches.Normal(Form[PostBatchPage.OfTrackingBefore + t.Key]))
            .ToDictionary(t => t.Key, t => t.Value ?? "");
}
