using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Appeals;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Search;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Storage;

/// <summary>What is kept beside a case is what its file says, whatever happened to it.</summary>
public sealed class ProjectionTests
{
    [Fact]
    [Rule("BC-20"), Rule("BC-26"), Rule("BC-30"), Rule("FP-18")]
    public async Task After_every_step_of_a_case_the_rows_are_what_its_file_says()
    {
        await using var app = await TestApp.StartAsync();
        for (var seed = 0; seed < 12; seed++)
        {
            var id = Guid.CreateVersion7();
            foreach (var a in AppealWalk.Steps(seed))
            {
                await SaveAsync(app, id, $"BC-2026-{seed:000000}", a.It);
                await AgreesAsync(app, id, $"walk {seed}");
            }
        }
    }

    [Fact]
    [Rule("FP-18")]
    public async Task An_erased_file_leaves_what_its_sanctions_did_and_nothing_of_its_appeals()
    {
        await using var app = await TestApp.StartAsync();
        var a = ACase
            .OfBeCommerce()
            .Notified("2026-05-11", ACase.Founded with { Sanctions = [new ProposedSanction(SanctionKind.Exclusion)] })
            .Appealed("2026-05-18")
            .Final();
        a.Do(ACase.Secretary, new RecordSanctionStep(a.It.Decision!.Sanctions[0].Id, SanctionStep.Excluded, a.Today))
            .Closed();
        var id = Guid.CreateVersion7();
        await SaveAsync(app, id, a.It.Number, a.It);
        Assert.Equal((1, 1), await CountAsync(app));
        a.Advance("2040-01-01").Do(Actor.Clock, new EraseFile());
        await SaveAsync(app, id, a.It.Number, a.It);
        Assert.Equal((1, 0), await CountAsync(app));
        await AgreesAsync(app, id, "erased");
    }

    [Fact]
    [Rule("BC-20"), Rule("BC-26"), Rule("BC-30")]
    public async Task The_demo_as_it_was_played_is_projected_and_can_be_projected_anew()
    {
        await using var app = await TestApp.StartAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Seed"] = "true" }
        );
        var sql = new Sql(app);
        var ids = await sql.ListAsync("select lower(cast(id as text)) from cases");
        foreach (var id in ids)
        {
            await AgreesAsync(app, Guid.Parse(id), id);
        }

        Assert.True(await sql.CountAsync("select count(*) from sanctions") > 0);
        Assert.True(await sql.CountAsync("select count(*) from appeals") > 0);
        Assert.True(await sql.CountAsync("select count(*) from contact_keys") > 0);
        Assert.True(await sql.CountAsync("select count(*) from desk_waits") > 0);
        Assert.Equal(
            0,
            await sql.CountAsync(
                "select count(*) from cases c join journal j on j.case_id = c.id and j.sequence = c.journal_length where j.at <> c.changed_at"
            )
        );

        // As a store that a program left which projected less: the next start mends it.
        var before = await AllAsync(sql);
        await sql.DoAsync(
            $"delete from recusals; delete from sanctions; delete from appeals; delete from appeal_tasks; delete from contact_keys; delete from desk_waits; update cases set next_due_kind = null, missed_terms = '', assigned_key = '?', filed_on = '2000-01-01'; update settings set value = '0' where name = '{ProjectionRebuild.Setting}'"
        );
        Assert.NotEqual(before, await AllAsync(sql));
        await app.Services.GetRequiredService<ProjectionRebuild>().BringUpToDate();
        Assert.Equal(before, await AllAsync(sql));

        // And only then: what is up to date is not read again.
        await sql.DoAsync("delete from sanctions");
        await app.Services.GetRequiredService<ProjectionRebuild>().BringUpToDate();
        Assert.Equal(0, await sql.CountAsync("select count(*) from sanctions"));
    }

    private static Task<string> AllAsync(Sql sql) =>
        sql.FingerprintAsync("cases", "recusals", "sanctions", "appeals", "appeal_tasks", "contact_keys", "desk_waits");

    private static async Task SaveAsync(TestApp app, Guid id, string number, Case c)
    {
        await using var db = await app.NewDbAsync();
        if (await db.Set<CaseRow>().SingleOrDefaultAsync(r => r.Id == id) is not { } row)
        {
            db.Add(row = new CaseRow { Id = id, Number = number });
        }

        await CaseProjection.Write(db, row, c, default);
        row.File = CaseJson.Write(c);
        await db.SaveChangesAsync();
    }

    private static async Task<(long Sanctions, long Appeals)> CountAsync(TestApp app)
    {
        var sql = new Sql(app);
        return (
            await sql.CountAsync("select count(*) from sanctions"),
            await sql.CountAsync("select count(*) from appeals")
        );
    }

    // Read from the file as it is stored, and written out here once more, not by the projection.
    private static async Task AgreesAsync(TestApp app, Guid id, string which)
    {
        await using var db = await app.NewDbAsync();
        var row = await db.Set<CaseRow>().AsNoTracking().SingleAsync(r => r.Id == id);
        var c = CaseJson.Read(row.File);
        Assert.Equal(c.State, row.State);
        Same(
            which,
            c.Recusals.Select(r => r.MemberId),
            await db.Set<RecusalRow>().Where(r => r.CaseId == id).Select(r => r.UserId).ToListAsync()
        );
        var sanctions = await db.Set<SanctionRow>().AsNoTracking().Where(s => s.CaseId == id).ToListAsync();
        Same(
            which,
            c.Decision is { State: DecisionState.Pronounced } decision
                ? decision.Sanctions.Select(s =>
                    $"{s.Id} {c.Respondent.MemberId} {s.Kind} {s.State} {s.DeferredUntil} {s.Steps.FirstOrDefault(x => x is { Step: SanctionStep.LabelWithdrawn, UndoneOn: null })?.On} {s.SuspendsNow} {s.RunsFrom} {s.RunsTo} {s is { Kind: SanctionKind.Exclusion, State: SanctionState.CarriedOut }}"
                )
                : [],
            sanctions.Select(s =>
                $"{s.SanctionId} {s.MemberId} {s.Kind} {s.State} {s.DeferredUntil} {s.LabelWithdrawnOn} {s.SuspendsNow} {s.From} {s.To} {s.Excludes}"
            )
        );
        var appeals = await db.Set<AppealRow>().AsNoTracking().Where(a => a.CaseId == id).ToListAsync();
        IReadOnlyList<Appeal> lodged = c.Erased ? [] : c.Appeals;
        Same(
            which,
            lodged.Select(a =>
                Told(a.Id, a.Party, a.State, a.Late, a.Deposit.State, a.Deposit.Reference, a.Deposit.ToReturn.Amount)
            ),
            appeals.Select(a => Told(a.AppealId, a.Party, a.State, a.Late, a.DepositState, a.Reference, a.ToReturn))
        );
        var names = await db.Set<ContactKeyRow>()
            .Where(k => k.CaseId == id && k.Kind == ContactKind.Name)
            .Select(k => k.Key)
            .ToListAsync();
        Assert.Equal(!c.Erased, names.Contains(NameKey.Of(c.Complainant.Name), StringComparer.Ordinal));
        Assert.True(!c.Erased || names.Count == 0, which);
        Assert.Equal(NameKey.Of(c.AssignedTo?.Name), row.AssignedKey);
        var tasks = await db.Set<AppealTaskRow>().AsNoTracking().Where(t => t.CaseId == id).ToListAsync();
        Same(
            which,
            lodged.SelectMany(a => AppealTask.Of(a, c.Terms, c.IsConsumer).Select(t => $"{a.Id} {t.Kind} {t.Due}")),
            tasks.Select(t => $"{t.AppealId} {t.Task} {(t.Due == CaseRow.NoDay ? null : t.Due)}")
        );
    }

    private static string Told(params object[] values) =>
        string.Join(' ', values.Select(v => v is decimal d ? d.ToString("F2", CultureInfo.InvariantCulture) : v));

    private static void Same(string which, IEnumerable<string> file, IEnumerable<string> rows) =>
        Assert.Equal(
            which + "\n" + string.Join('\n', file.Order(StringComparer.Ordinal)),
            which + "\n" + string.Join('\n', rows.Order(StringComparer.Ordinal))
        );
}
