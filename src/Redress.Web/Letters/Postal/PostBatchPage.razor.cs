using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.KeptForms;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Letters.Postal;

public sealed partial class PostBatchPage
{
    internal const string OfTracking = "tracking-";
    internal const string OfTrackingBefore = "was-";
    private const long LargestFile = 1_000_000;

    private PostBatch? _batch;
    private IReadOnlyList<PostPrintRow> _prints = [];

    [Parameter]
    public long Id { get; set; }

    /// <summary>The letter that was scanned, and whose number comes next.</summary>
    [SupplyParameterFromQuery]
    public string? Letter { get; set; }

    [SupplyParameterFromQuery]
    public string? NoPdf { get; set; }

    [Inject]
    private PostBatches Batches { get; set; } = null!;

    [Inject]
    private TrackingNumbers Numbers { get; set; } = null!;

    [Inject]
    private SchemeTimes Times { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PostalTexts> T { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private Actor Reader => Http.User.Actor()!;

    private string Address => $"/postal-letters/batches/{Id}";

    private long? Pending => Read(Form["pending"] ?? Letter);

    // Who scans goes on scanning.
    private bool IsScanning =>
        Letter is not null || Form.ErrorOf("scan") is not null || Http.Request.Query["done"] == "number";

    private LetterRow? Scanned => _batch?.Waiting.FirstOrDefault(l => l.Id == Pending);

    protected override async Task LoadAsync()
    {
        _batch = await Batches.Find(Id, Reader, Http.RequestAborted);
        if (_batch is null)
        {
            Navigation.NotFound();
            return;
        }

        _prints = await Batches.Prints(_batch, Http.RequestAborted);
        var today = PostingDay.Today(_batch.Waiting, Times);
        Form["on"] = $"{(_batch.ForDay < today ? _batch.ForDay : today):yyyy-MM-dd}";
        Form["day"] = $"{today:yyyy-MM-dd}";
        foreach (var letter in _batch.Waiting)
        {
            Form[OfTracking + letter.Id] = letter.Tracking;
        }
    }

    private async Task ScanAsync()
    {
        var read = Numbers.Scan(_batch!, Form["scan"], Pending);
        if (read.Problem is { } problem)
        {
            Form.Refuse("scan", problem);
        }
        else if (read.Number is null)
        {
            Navigation.NavigateTo($"{Address}?letter={read.Letter}");
        }
        else
        {
            await Keep([read]);
            Navigation.NavigateTo($"{Address}?done=number");
        }
    }

    private async Task ImportAsync()
    {
        var file = Http.Request.Form.Files.GetFile("file");
        if (file is not { Length: > 0 and <= LargestFile })
        {
            Form.Refuse("file", T["error.file"]);
            return;
        }

        using var text = new StreamReader(file.OpenReadStream());
        var read = Numbers.Import(_batch!, await text.ReadToEndAsync(Http.RequestAborted));
        await Keep(read);
        if (read.Count == 0)
        {
            Form.Refuse("file", T["error.file"]);
        }
        else if (read.Any(line => line.Problem is not null))
        {
            Form.Refuse(
                "file",
                string.Join(
                    " ",
                    read.Select(line => line.Problem)
                        .OfType<string>()
                        .Prepend(T["error.import", read.Count(line => line.Problem is null)])
                )
            );
        }
        else
        {
            Navigation.NavigateTo($"{Address}?done=numbers");
        }
    }

    private Task Keep(IEnumerable<ReadNumber> read) =>
        Batches.Number(
            _batch!,
            read.Where(line => line.Problem is null)
                .GroupBy(line => line.Letter!.Value)
                .ToDictionary(lines => lines.Key, lines => lines.Last().Number!),
            Http.RequestAborted
        );

    // What the page showed and nobody touched says nothing: a colleague may have noted a number since.
    private async Task SendAsync()
    {
        var numbers = _batch!.Waiting.ToDictionary(
            l => l.Id,
            l => (IsTouched(l) ? Form[OfTracking + l.Id] : l.Tracking) ?? ""
        );
        if (Twice(numbers) is var (letter, number))
        {
            Form.Refuse(OfTracking + letter, T["error.twice", number]);
            return;
        }

        await Batches.Number(_batch, numbers, Http.RequestAborted);
        _batch = await Batches.Find(Id, Reader, Http.RequestAborted) ?? _batch;
        // Enter in any field presses the first button: without anything scanned it keeps what was typed.
        await (
            Form["which"] switch
            {
                "scan" when Form.Has("scan") || Pending is not null => ScanAsync(),
                "import" => ImportAsync(),
                "posted" => MarkAsync(),
                _ => Kept(),
            }
        );
    }

    private Task Kept()
    {
        Navigation.NavigateTo($"{Address}?done=numbers");
        return Task.CompletedTask;
    }

    private async Task MarkAsync()
    {
        if (PostingDay.Read(Form["on"]) is not { } on || !_batch!.Waiting.All(l => MayBePosted(l, on)))
        {
            Form.Refuse("on", T["error.postedOn"]);
            return;
        }

        foreach (var not in await Batches.MarkPosted(Id, on, Reader, Http.RequestAborted))
        {
            Form.Refuse(
                OfTracking + not.Letter.Id,
                T[
                    $"problem.{WireNames.Camel(not.Problem.ToString())}",
                    not.Letter.CaseNumber,
                    not.Letter.Name,
                    DayFormatter.Written(_batch.ForDay)
                ]
            );
        }

        if (Form.Errors.Count == 0)
        {
            KeptForm.Take(Http);
            Navigation.NavigateTo($"{Address}?done=allPosted");
        }
        else
        {
            _batch = await Batches.Find(Id, Reader, Http.RequestAborted);
        }
    }

    private async Task AgainAsync()
    {
        if (PostingDay.Read(Form["day"], PostingDay.Today(_batch!.Waiting, Times)) is not { } day)
        {
            Form.Refuse("day", T["error.day"]);
        }
        else if (
            await Batches.Make([.. _batch.Waiting.Select(l => l.Id)], day, Reader, Http.RequestAborted) is { } again
        )
        {
            Navigation.NavigateTo($"/postal-letters/batches/{again}");
        }
        else
        {
            Form.Refuse("day", T["error.noAddress"]);
        }
    }

    // Where its case is, whoever posts it.
    private bool MayBePosted(LetterRow letter, DateOnly on) =>
        on <= Times.TodayOfCase(letter.CaseNumber) && on >= Times.OfCase(letter.CaseNumber).Day(_batch!.MadeAt);

    private bool IsTouched(LetterRow letter) =>
        PostBatches.Normal(Form[OfTracking + letter.Id]) != PostBatches.Normal(Form[OfTrackingBefore + letter.Id]);

    // Two letters never go under one number.
    private static (long Letter, string Number)? Twice(Dictionary<long, string> numbers)
    {
        var twice = numbers
            .Select(n => (n.Key, Number: PostBatches.Normal(n.Value)))
            .Where(n => n.Number is not null)
            .GroupBy(n => n.Number)
            .FirstOrDefault(same => same.Count() > 1);
        return twice is null ? null : (twice.Last().Key, twice.Key!);
    }

    private static long? Read(string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var letter) ? letter : null;
}
