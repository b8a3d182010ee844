using Microsoft.AspNetCore.WebUtilities;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.OpenCases;

/// <summary>One case as one person has it open: all that the parts of its page show. Everything in it is cut to what that person may see.</summary>
public sealed record OpenCase(
    Case Case,
    Actor Reader,
    Rulebook Rulebook,
    DateTimeOffset Now,
    string Base,
    IReadOnlyList<PermittedAction> Permitted,
    IReadOnlyList<BlockedAction> Blocked,
    IReadOnlyList<JournalLine> Journal,
    IReadOnlyList<CaseMessage> Messages
)
{
    public DateOnly Today => Rulebook.Working.Day(Now);

    public bool IsStaff => !Reader.IsParty;

    public bool IsOwn => Reader.Role == Role.Complainant;

    /// <summary>The day as of which the file is shown; null for the file as it is. Nothing can be done in the past.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The address of a part of the file, by its anchor; pages have a base address, from which a bare fragment would lead home.</summary>
    public string Part(string anchor) => $"{Base}{(AsOf is { } day ? $"?on={day:yyyy-MM-dd}" : "")}#{anchor}";

    /// <summary>The same file as it stood at the end of that day, with what had been written by then; nothing can be done in it.</summary>
    public OpenCase Back(DateOnly day, Case? then)
    {
        var until = Rulebook.Working.StartOf(day.AddDays(1));
        return this with
        {
            Case = then ?? Case,
            AsOf = day,
            Now = until.AddTicks(-1),
            Permitted = [],
            Blocked = [],
            Journal = [.. Journal.Where(line => line.At < until)],
            Messages = [.. Messages.Where(letter => letter.At < until).Select(letter => letter.Beside(then ?? Case))],
        };
    }

    /// <summary>The address of the form of an act on a page of its own.</summary>
    public string To(string action) => $"{Base}/actions/{action}";

    public string To<TCommand>()
        where TCommand : Command => To(Command.NameOf<TCommand>());

    /// <summary>The address at which an act is done: for the staff beside the file, save a decision, which has a desk of its own; for a party on a page.</summary>
    public string FormOf(string action, params ReadOnlySpan<(string Name, string Value)> filled)
    {
        var address = IsStaff ? Beside(Base, action) : To(action);
        foreach (var (name, value) in filled)
        {
            address = QueryHelpers.AddQueryString(address, name, value);
        }

        return address;
    }

    /// <summary>Where the staff does an act in a case, from whichever desk.</summary>
    public static string Beside(string file, string action) =>
        action == Command.NameOf<Decide>() ? $"{file}/actions/{action}" : $"{file}?act={action}";

    public string FormOf<TCommand>(params ReadOnlySpan<(string Name, string Value)> filled)
        where TCommand : Command => FormOf(Command.NameOf<TCommand>(), filled);
}

/// <summary>Opens a case for whoever is signed in, or follows it by its code.</summary>
internal sealed class CaseAccess(
    CaseService cases,
    CaseQueries queries,
    JournalQueries journal,
    TrackingSession tracking,
    AccountCases accountCases,
    TimeProvider time
)
{
    /// <summary>A desk's page asks who is there before it says anything of a case; a followed one has its code.</summary>
    public static bool MustSignIn(HttpContext http) => !IsTracked(http) && http.User.Identity?.IsAuthenticated != true;

    private static bool IsTracked(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/track", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null: there is no such case, or it is not this person's to see; nobody learns which.</summary>
    public async Task<OpenCase?> Open(HttpContext http, string number)
    {
        var byCode = IsTracked(http);
        var reader = byCode
            ? await tracking.ActorFor(http, number)
            : await accountCases.ReaderOf(http.User, number, http.RequestAborted);
        if (reader is null || await cases.Find(number, reader, http.RequestAborted) is not { } c)
        {
            return null;
        }

        return await Opened(c, reader, $"/{(byCode ? "track" : "cases")}/{number}", http.RequestAborted);
    }

    /// <summary>The same page on the case as it is now, where that was read already.</summary>
    public Task<OpenCase> Refresh(OpenCase open, Case now, CancellationToken cancel) =>
        Opened(now, open.Reader, open.Base, cancel);

    private async Task<OpenCase> Opened(Case c, Actor reader, string address, CancellationToken cancel)
    {
        var rulebook = cases.RulebookOf(c);
        var (permitted, blocked) = CaseMachine.ActionsFor(c, reader, time.GetUtcNow(), rulebook);
        return new OpenCase(
            c,
            reader,
            rulebook,
            time.GetUtcNow(),
            address,
            permitted,
            blocked,
            await journal.Lines(c, reader, cancel),
            await queries.Messages(c, reader, cancel)
        );
    }
}
