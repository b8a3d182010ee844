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
    /// <param name="before">Acts that come first: the documents that the act names.</param>
    public async Task<Simulation> Simulate(
        string number,
        Act act,
        ActRequest request,
        IReadOnlyList<AddDocument> before,
        CancellationToken cancel = default
    )
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.Set<CaseRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancel) is not { } row)
        {
            return Refused(Refusal.NotYours());
        }

        var c = CaseJson.Read(row.File);
        var rulebook = rulebooks.Of(c.Scheme, c.RulebookVersion);
        foreach (var document in before)
        {
            if (c.Do(document, new ActContext(act with { Arrived = null }, rulebook, ExternalFacts.None)) is { } no)
            {
                return Refused(no);
            }
        }

        if (request.Command is not { } command)
        {
            return Refused(
                CaseMachine.WhyRefused(c, request.CommandType, new ActContext(act, rulebook, ExternalFacts.None), null)
                    ?? request.ParseError!
            );
        }

        // A number is given to a notice only when it is really published.
        var external = command is PublishNotice or ConfirmNotice
            ? ExternalFacts.None with
            {
                NoticeReference = "",
            }
            : await LoadExternalFacts(db, c, command, cancel);
        return c.Do(command, new ActContext(act, rulebook, external)) is { } refused
            ? Refused(refused)
            : new Simulation(c, null, Correspondence.For(c, rulebook, c.NewFacts, act.Now));

        static Simulation Refused(Refusal refusal) => new(null, refusal, []);
    }
}
