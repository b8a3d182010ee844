using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Appeals;
using Redress.Domain.Tests.Procedure;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Figures;

/// <summary>Cases to which at random whatever is permitted happens, act by act.</summary>
internal static class WalkedCases
{
    // Half of them begin with a decision and its appeals, half with the complaint, in both schemes and on different days.
    public static IEnumerable<ACase> Walk(int seed) => seed % 2 == 0 ? AppealWalk.Steps(seed) : FromTheComplaint(seed);

    private static IEnumerable<ACase> FromTheComplaint(int seed)
    {
        var random = new Random(seed);
        var day = new DateOnly(2026, 2, 16).AddDays(seed * 9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var a = seed % 3 == 0 ? ACase.OfKeurmerk(day) : ACase.OfBeCommerce(day);
        a.External = a.External with
        {
            OtherCase = CaseState.Registered,
            Assignee = seed % 4 == 1 ? ACase.Committee : ACase.Secretary2,
        };
        var walker = new Walker(a, random);
        yield return a;
        for (var step = 0; step < 40; step++)
        {
            Step(a, walker, random);
            yield return a;
        }
    }

    private static void Step(ACase a, Walker walker, Random random)
    {
        if (random.Next(4) == 0)
        {
            a.Advance(a.Now.AddDays(random.Next(1, 25)));
            return;
        }

        var by = walker.Pick([a.Consumer, a.Shop, ACase.Secretary, ACase.Secretary, ACase.Committee, ACase.Committee2]);
        var offered = CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook).Permitted.Where(p => !p.OnPaper).ToList();
        if (offered.Exists(p => p.Command == typeof(Recuse)) && random.Next(12) == 0)
        {
            a.Do(by, new Recuse("I know the manager"));
        }
        else if (offered.Count > 0 && walker.Make(walker.Pick(offered).Command, new Act(by, a.Now)) is { } command)
        {
            // An assignment to who recused itself is refused, and leaves the case as it was.
            a.Try(by, command);
        }
    }

    /// <summary>As an act keeps it: the file, and all that is projected from it.</summary>
    public static async Task SaveAsync(this TestApp app, Guid id, ACase a)
    {
        await using var db = await app.NewDbAsync();
        if (await db.Set<CaseRow>().FirstOrDefaultAsync(c => c.Id == id) is not { } row)
        {
            db.Add(row = new CaseRow { Id = id, Number = $"{a.It.Number.Split('-')[0]}-{id:N}" });
        }

        await CaseProjection.Write(db, row, a.It, default);
        row.File = CaseJson.Write(a.It);
        await db.SaveChangesAsync();
    }
}
