using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Fields;
using Redress.Web.Shell.Zones;
using Redress.Web.Workbench.Tasks;

namespace Redress.Web.Workbench.MyDay;

public sealed partial class MyDayPage : PostedPage
{
    private const int MostTasks = 100;
    private const int MostMentions = 20;

    private IReadOnlyList<MentionLine> _mentions = [];
    private IReadOnlyList<DeskTaskLine> _open = [];
    private IReadOnlyList<DeskTaskLine> _snoozed = [];
    private IReadOnlyList<DeskTaskLine> _done = [];
    private DateOnly _today;

    /// <summary><c>all</c>: also what waits for others.</summary>
    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    /// <summary>The case of a call was not found.</summary>
    [SupplyParameterFromQuery]
    public string? NotFound { get; set; }

    /// <summary>With whom one spoke.</summary>
    [SupplyParameterFromQuery]
    public string? With { get; set; }

    [Inject]
    internal DeskTasks Tasks { get; set; } = null!;

    [Inject]
    internal DeskNotices Notices { get; set; } = null!;

    [Inject]
    public SchemeTimes Times { get; set; } = null!;

    protected override IStringLocalizer Words => T;

    private Actor Reader => Http.User.Actor()!;

    protected override async Task LoadAsync()
    {
        _today = Times.Today();
        var (reader, cancel) = (Reader, Http.RequestAborted);
        _mentions = await Notices.Mentions(reader, MostMentions, cancel);
        _open = await Tasks.Open(reader, _today, MostTasks, cancel);
        _snoozed = await Tasks.Snoozed(reader, _today, MostTasks, cancel);
        _done = await Tasks.Done(reader, Times.Default.StartOf(_today), MostTasks, cancel);
    }

    private async Task AddTaskAsync()
    {
        var id = Guid.TryParse(Form["once"], out var once) ? once : Guid.CreateVersion7();
        DateOnly? due = null;
        if (Form["taskDue"] is { } typed)
        {
            if (DayReader.Whole(typed) is not { } day)
            {
                Form.Refuse("taskDue", T["error.day"]);
                return;
            }

            due = day;
        }

        var fault = await Tasks.Add(Reader, id, Form["task"], Form["taskCase"], due, Http.RequestAborted);
        switch (fault)
        {
            case null:
                Navigation.NavigateTo("/my-day?done=task");
                break;
            case TaskFault.NoSuchCase:
                Form.Refuse("taskCase", T["error.noSuchCase"]);
                break;
            case TaskFault.NoText:
                Form.Refuse("task", T["error.noText"]);
                break;
            case TaskFault.TooLong:
                Form.Refuse("task", T["error.tooLong", DeskTasks.LongestText]);
                break;
            default:
                Form.Refuse("task", T["error.tooMany"]);
                break;
        }
    }

    // Each line has its buttons; which was pressed says what, and of which.
    private async Task ChangeTaskAsync()
    {
        var (reader, cancel) = (Reader, Http.RequestAborted);
        (string Name, Func<Guid, Task<bool>> Do)[] ways =
        [
            ("finish", id => Tasks.Finish(reader, id, cancel)),
            ("tomorrow", id => Tasks.Snooze(reader, id, _today.AddDays(1), cancel)),
            ("nextWeek", id => Tasks.Snooze(reader, id, NextMonday(_today), cancel)),
            ("reopen", id => Tasks.Reopen(reader, id, cancel)),
            ("remove", id => Tasks.Remove(reader, id, cancel)),
        ];
        foreach (var (name, act) in ways)
        {
            if (Guid.TryParse(Form[name], out var id))
            {
                // Of one that is gone meanwhile there is nothing left to do.
                await act(id);
                Navigation.NavigateTo($"/my-day?done={name}#tasks");
                return;
            }
        }
    }

    private async Task SeenAsync()
    {
        if (Guid.TryParse(Form["seen"], out var id))
        {
            await Notices.MarkSeen(Reader, id, Http.RequestAborted);
            Navigation.NavigateTo("/my-day?done=seen#mentions");
        }
    }

    private static DateOnly NextMonday(DateOnly today) => today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
}
