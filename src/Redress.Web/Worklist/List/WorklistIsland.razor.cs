using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Redress.Domain;
using Redress.Web.Cases.Queries;
using Redress.Web.Workbench.Circuits;
using Redress.Web.Worklist.Peek;
using Names = Redress.Web.Storage.Roles;

namespace Redress.Web.Worklist.List;

public sealed partial class WorklistIsland : DeskIsland
{
    private const int PageSize = 50;

    // Of more lines than this none is held: who scrolls on finds a space where they were, and they are loaded again when it scrolls back.
    private const int MostRows = 200;
    private const int MostPagesAbove = 2000;

    private string _address = "";
    private WorklistFilters _filters = ListAddress.FiltersOf(ListAddress.Path);
    private WorklistFrame? _frame;
    private List<WorklistRow> _rows = [];
    private string? _start;
    private string? _next;
    private List<string?> _above = [];
    private CasePeek? _peek;
    private BulkOutcome? _outcome;
    private string _said = "";
    private (string, string, int) _given;
    private string _wanted = "";
    private string[] _gone = [];
    private Task _work = Task.CompletedTask;
    private IJSObjectReference? _script;
    private int _mounted;
    private DotNetObjectReference<WorklistIsland>? _self;

    /// <summary>That of the page, with all that is asked for there.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = ListAddress.Path;

    /// <summary>As <see cref="ListColumns"/> writes them.</summary>
    [Parameter]
    public string Columns { get; set; } = "";

    /// <summary>The numbers of the cases that are ticked when it is drawn, with blanks between them.</summary>
    [Parameter]
    public string Ticked { get; set; } = "";

    /// <summary>Another one: what was loaded before is not true any more.</summary>
    [Parameter]
    public int Turn { get; set; }

    [PersistentState]
    public WorklistState? Carried { get; set; }

    [Inject]
    internal WorklistLoader Loader { get; set; } = null!;

    [Inject]
    internal PeekQuery Peeks { get; set; } = null!;

    [Inject]
    internal SavedViews Views { get; set; } = null!;

    [Inject]
    internal CaseQueries Queries { get; set; } = null!;

    [Inject]
    internal BulkActs Acts { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    [Inject]
    public IJSRuntime Script { get; set; } = null!;

    protected override IReadOnlyList<string> Roles { get; } = [Names.Secretary, Names.Committee, Names.Appeals];

    private string Place => JsonSerializer.Serialize(new ListPlace(_start, _above), JsonSerializerOptions.Web);

    protected override void OnInitialized()
    {
        if (IsLive)
        {
            Navigation.LocationChanged += Follow;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var given = (Address, Columns, Turn);
        if (_given == given)
        {
            return;
        }

        var isFirst = _given == default;
        var anew = isFirst || _given.Item3 != Turn;
        _given = given;
        if (isFirst && Carried is { } carried && carried.Address == ListAddress.Of(Address))
        {
            TakeOver(carried);
            Carried = null;
            return;
        }

        await Alone(() => ShowAsync(Address, anew));
        if (!IsLive && _frame is { } frame)
        {
            Carried = new WorklistState(_address, new WorklistPart(_rows, _next), frame, _peek);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                LoadWhenCasesChange(async () =>
                {
                    var isOther = false;
                    await Alone(async () => isOther = await ReloadAsync());
                    return isOther;
                });
                _self = DotNetObjectReference.Create(this);
                _script = await Script.InvokeAsync<IJSObjectReference?>("import", Gone, $"./{Assets["case-list.js"]}");
                _mounted = await (_script?.InvokeAsync<int>("start", Gone, [_self]) ?? ValueTask.FromResult(0));
            }
            else if (_script is { } script)
            {
                var gone = _gone;
                _gone = [];
                await script.InvokeVoidAsync("drawn", Gone, [gone]);
            }
        }
        catch (JSDisconnectedException)
        {
            // Whoever looked is gone.
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // So is the list.
        }
    }

    /// <summary>Shows what an address asks for: another list, or another case beside the same one.</summary>
    [JSInvokable]
    public Task Go(string address)
    {
        _wanted = address;
        return Alone(async () =>
        {
            // Whoever types is not kept waiting for what it asked before.
            if (_wanted == address && ListAddress.IsOne(address))
            {
                await ShowAsync(address, anew: false);
                StateHasChanged();
            }
        });
    }

    /// <summary>The next lines, below.</summary>
    [JSInvokable]
    public Task Further() =>
        Alone(async () =>
        {
            if (_next is null || await AskReader() is not { } reader)
            {
                return;
            }

            var part = await Loader.Load(reader, _filters, _next, PageSize, Gone);
            var held = _rows.Select(r => r.Number).ToHashSet(StringComparer.Ordinal);
            _rows = [.. _rows, .. part.Rows.Where(r => !held.Contains(r.Number))];
            _next = part.Next;
            if (_rows.Count > MostRows)
            {
                _above = [.. _above, _start];
                _start = WorklistLoader.After(_rows[PageSize - 1], _filters.Order);
                _rows = _rows[PageSize..];
            }

            StateHasChanged();
        });

    /// <summary>The lines before the first one, which were held before.</summary>
    [JSInvokable]
    public Task Back() =>
        Alone(async () =>
        {
            if (_above.Count > 0 && await AskReader() is { } reader)
            {
                await HoldAsync(reader, new ListPlace(_above[^1], _above[..^1]));
                StateHasChanged();
            }
        });

    /// <summary>Where one was before one left the page.</summary>
    [JSInvokable]
    public Task Restore(string place) =>
        Alone(async () =>
        {
            if (PlaceOf(place) is { } there && await AskReader() is { } reader)
            {
                await HoldAsync(reader, there);
                StateHasChanged();
            }
        });

    /// <summary>Does one act in the cases that are ticked.</summary>
    /// <returns>Those in which it was not done.</returns>
    [JSInvokable]
    public async Task<string[]> Bulk(string[] numbers, string act, string? to)
    {
        var refused = numbers;
        await Alone(async () =>
        {
            if (
                await AskReader() is { } reader
                && BulkActs.For(reader).Where(a => BulkActs.NameOf(a) == act).ToList() is [var asked]
            )
            {
                // Whoever leaves the page meanwhile has asked for all of it.
                var results = await Acts.Do(reader, asked, numbers, to, CancellationToken.None);
                var name = (await Queries.Staff(Gone)).FirstOrDefault(s => s.Email == to).Name ?? "";
                await RefreshAsync(reader);
                refused = [.. BulkOutcome.StillTicked(numbers, results)];
                _outcome = new BulkOutcome(asked, results, name)
                {
                    Further = refused.Length - results.Count(r => r.Refusal is not null),
                };
            }

            StateHasChanged();
        });
        return refused;
    }

    public override async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Follow;
        _self?.Dispose();
        if (_script is { } script)
        {
            try
            {
                await script.InvokeVoidAsync("stop", _mounted);
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and its script with it.
            }
        }

        await base.DisposeAsync();
    }

    // The way back leads to what was looked at before, without another page.
    private void Follow(object? sender, LocationChangedEventArgs e)
    {
        var address = new Uri(e.Location).PathAndQuery;
        if (ListAddress.IsOne(address))
        {
            _ = InvokeAsync(() => Go(address));
        }
    }

    private async Task ShowAsync(string asked, bool anew)
    {
        var address = ListAddress.Of(asked);
        var filters = ListAddress.FiltersOf(address);
        var isSame = !anew && ListAddress.Looking(address, null) == ListAddress.Looking(_address, null);
        if (isSame && address == _address || await AskReader() is not { } reader)
        {
            return;
        }

        if (!isSame)
        {
            var part = await Loader.Load(reader, filters, filters.After, PageSize, Gone);
            (_rows, _next, _start, _above) = ([.. part.Rows], part.Next, filters.After, []);
            (_outcome, _said) = (null, "");
            _frame = await FrameAsync(reader, filters);
        }

        (_address, _filters) = (address, filters);
        await PeekAsync(reader);
    }

    // Somebody did something somewhere: what is held is looked at again, and said where it is otherwise.
    private async Task<bool> ReloadAsync()
    {
        if (_frame is not { } frame || await AskReader() is not { } reader)
        {
            return false;
        }

        var peek = _peek;
        var differs = await RefreshAsync(reader);
        if (differs > 0)
        {
            _said = T[differs == 1 ? "worklist.updated.one" : "worklist.updated.many", differs];
        }

        return differs > 0
            || peek != _peek
            || !frame.Counts.SequenceEqual(_frame.Counts)
            || !frame.Saved.SequenceEqual(_frame.Saved);
    }

    private async Task<int> RefreshAsync(Actor reader)
    {
        var before = _rows.ToDictionary(r => r.Number, StringComparer.Ordinal);
        var size = Math.Clamp(_rows.Count, PageSize, MostRows);
        var part = await Loader.Load(reader, _filters, _start, size, Gone);
        var differs = part.Rows.Count(r => !before.Remove(r.Number, out var was) || was != r) + before.Count;
        (_rows, _next, _gone) = ([.. part.Rows], part.Next, [.. before.Keys]);
        _frame = await FrameAsync(reader, _filters);
        await PeekAsync(reader);
        return differs;
    }

    private async Task HoldAsync(Actor reader, ListPlace place)
    {
        var part = await Loader.Load(reader, _filters, place.Start, MostRows, Gone);
        (_rows, _next, _start, _above) = ([.. part.Rows], part.Next, place.Start, [.. place.Above]);
    }

    private async Task PeekAsync(Actor reader) =>
        _peek = ListAddress.PeekedIn(_address) is { } number ? await Peeks.Of(reader, number, Gone) : null;

    private async Task<WorklistFrame> FrameAsync(Actor reader, WorklistFilters filters) =>
        new(
            await Loader.Counts(reader, Gone),
            [
                .. (await Views.Of(reader, Gone)).Select(v => new SavedViewLink(
                    v.Id,
                    v.Name,
                    v.Address,
                    v.Shared,
                    v.OwnerId == reader.Id
                )),
            ],
            BulkActs.For(reader).Count > 0
        )
        {
            Person = filters.With is { } person
                ? (await Queries.Staff(Gone)).FirstOrDefault(s => s.Id == person).Name
                : null,
        };

    private void TakeOver(WorklistState carried)
    {
        (_address, _filters) = (carried.Address, ListAddress.FiltersOf(carried.Address));
        (_rows, _next, _start) = ([.. carried.Part.Rows], carried.Part.Next, _filters.After);
        (_frame, _peek) = (carried.Frame, carried.Peek);
    }

    // What one asks for comes after what one asked before: an answer never falls into the midst of another.
    private Task Alone(Func<Task> work)
    {
        var before = _work;
        return _work = Then();

        async Task Then()
        {
            await before.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
            );
            await work();
        }
    }

    private ListPlace? PlaceOf(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize<ListPlace>(text, JsonSerializerOptions.Web) is { Above: { } above } place
                && above.Count <= MostPagesAbove
                && above.Append(place.Start).All(after => WorklistCursor.IsOne(after, _filters.Order))
                ? place
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HashSet<string> Numbers(string ticked) =>
        [.. ticked.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
