using Microsoft.AspNetCore.Components;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Access;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Appeals;

/// <summary>What is to be done about appeals, what is due first on top; the rest of the body may look on. Works without script.</summary>
public sealed partial class AppealsDesk : ComponentBase
{
    private AppealTaskFilter _filter = AppealTaskFilter.All[0];
    private AppealTaskPage _page = new([], null);
    private IReadOnlyDictionary<AppealTaskFilter, int> _counts = AppealTaskFilter.All.ToDictionary(f => f, _ => 0);
    private DateOnly _today;
    private bool _handles;

    /// <summary>The name of an <see cref="AppealTaskFilter"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [SupplyParameterFromQuery]
    public string? Peek { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private AppealTaskQuery Tasks { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private SchemeTimes Zones { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (Http.User.Actor() is not { } actor || !actor.IsStaff())
        {
            return;
        }

        _handles = actor.Role == Role.Appeals;
        _filter = AppealTaskFilter.Named(Show);
        _today = Zones.Today();
        _page = await Tasks.Page(actor, _filter, _today, After, Http.RequestAborted);
        _counts = await Tasks.Counts(actor, _today, Http.RequestAborted);
    }

    // What there is nothing of takes no room.
    private IEnumerable<AppealTaskFilter> Offered =>
        AppealTaskFilter.All.Where(f => f.Kind is null || f == _filter || _counts[f] > 0);

    private string Named(AppealTaskFilter filter) =>
        filter.Kind is { } kind ? Own[$"desk.tab.{WireNames.Camel(kind.ToString())}"]
        : filter.Overdue ? Own["desk.overdue"]
        : Own["desk.all"];

    private static string? Tone(DepositState state) =>
        state switch
        {
            DepositState.Due or DepositState.ToRefund => "badge-due",
            DepositState.Paid => "badge-ok",
            DepositState.NotReceived => "badge-late",
            _ => null,
        };

    // The choice is the consumer's own.
    private static string? ActFor(AppealTaskKind task) =>
        task switch
        {
            AppealTaskKind.AwaitDeposit => Command.NameOf<RecordDeposit>(),
            AppealTaskKind.JudgeLateness => Command.NameOf<DeclareAppealInadmissible>(),
            AppealTaskKind.Refer => Command.NameOf<Refer>(),
            AppealTaskKind.AwaitOutcome => Command.NameOf<RecordOutcome>(),
            AppealTaskKind.CarryOutOrder => Command.NameOf<RecordSanctionStep>(),
            AppealTaskKind.Refund => Command.NameOf<RecordRefund>(),
            _ => null,
        };
}
