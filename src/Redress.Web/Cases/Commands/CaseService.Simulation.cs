using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>What an act would bring about: why it would be refused, or the case as it would then be and the letters that would go out.</summary>
internal sealed record Simulation(Case? Case, Refusal? Refusal, IReadOnlyList<Letter> Letters);

/// <summary>Acts tried on a copy of the case: nothing is kept, nobody is told.</summary>
internal sealed partial class CaseService
{
    /// <param name="open">The case as it was read; it stays as it is.</param>
    public async Task<Simulation> Simulate(Case open, Act act, ActRequest request, CancellationToken cancel = default)
    {
        var c = CaseJson.Read(CaseJson.Write(open));
        var rulebook = RulebookOf(c);
        if (request.Command is not { } command)
        {
            return Refused(
                CaseMachine.WhyRefused(c, request.CommandType, new ActContext(act, rulebook, ExternalFacts.None), null)
                    ?? request.ParseError!
            );
        }

        // A number is given to a notice only when it is really published.
        var external =
            command is ConfirmNotice
                ? ExternalFacts.None with
                {
                    NoticeReference = "",
                }
                : await LoadExternalFacts(c, command, act.Now, cancel);
        return c.Do(command, new ActContext(act, rulebook, external)) is { } refused
            ? Refused(refused)
            : new Simulation(c, null, Correspondence.For(c, rulebook, c.NewFacts, act.Now));

        static Simulation Refused(Refusal refusal) => new(null, refusal, []);
    }

    private async Task<ExternalFacts> LoadExternalFacts(
        Case c,
        Command command,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await LoadExternalFacts(db, c, command, now, cancel);
    }
}
