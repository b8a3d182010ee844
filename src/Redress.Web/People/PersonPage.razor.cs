using Microsoft.AspNetCore.Components;

namespace Redress.Web.People;

public sealed partial class PersonPage
{
    private PersonView? _person;
    private int _openCases;

    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task LoadAsync()
    {
        _person = await People.Find(Id, Http.RequestAborted);
        if (_person is null)
        {
            Navigation.NotFound();
            return;
        }

        _openCases = await People.OpenCases(Id, Http.RequestAborted);
        Form.Set("roles", [.. _person.Roles]);
        Form.Set("schemes", [.. _person.Schemes ?? Rulebooks.Schemes]);
    }

    private Task ResendAsync() => DoAsync(new ResendInvitation(), "resend", "resent");

    private Task ChangeAsync()
    {
        var (roles, schemes) = (Ticked("roles"), Ticked("schemes"));
        // Who works for all of them, and still does, also works for one that comes.
        var all = _person!.Schemes is null && schemes.Count == Rulebooks.Schemes.Count();
        return DoAsync(new ChangeRoles(roles, all ? null : schemes), "roles", "changed");
    }

    private Task AccessAsync() =>
        Form["act"] switch
        {
            "lock" => DoAsync(new LockPerson(Form["reason"]), "reason", "locked"),
            "unlock" => DoAsync(new UnlockPerson(), "reason", "unlocked"),
            "reset-second-factor" => DoAsync(new ResetSecondFactor(Form["reason"]), "reason", "factorReset"),
            "end-sessions" => DoAsync(new EndSessions(), "reason", "sessionsEnded"),
            _ => Task.CompletedTask,
        };

    private async Task RemoveAsync()
    {
        if (await TryAsync(new RemovePerson(Form["why"])) is { } refusal)
        {
            Refuse(refusal with { Field = null }, "why");
            return;
        }

        Navigation.NavigateTo("/people?done=removed");
    }

    private async Task DoAsync(PersonAct act, string first, string done)
    {
        if (await TryAsync(act) is { } refusal)
        {
            Refuse(refusal, first);
            return;
        }

        Navigation.NavigateTo($"/people/{Id}?done={done}");
    }

    private async Task<PersonRefusal?> TryAsync(PersonAct act) =>
        (await Acts.Do(Id, act, Me, null, Http.RequestAborted)).Refusal;
}
