using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;
using Redress.Web.Storage.Preferences;
using Redress.Web.Storage.Setup;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Operations;

/// <summary>Stores in which something was done, and what is in them.</summary>
internal static class LivedIn
{
    /// <summary>Fills the store by acts: one case erased, one with a document and a decision, one just sent, and a root.</summary>
    /// <returns>The numbers of the cases that were not erased.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(TestApp app)
    {
        var office = new Office(app);
        await office.ClockAsync("2026-03-02T09:00:00+01:00");
        var erased = await office.FileAsync(Office.Complaint(name: "Anna Zonderlinckx"));
        await office.DoAsync(erased, "withdraw", new { reason = "Het pakje kwam toch aan." });
        await office.ClockAsync("2033-02-01T09:00:00+01:00");
        Assert.Equal(404, (await office.TrackAsync(erased.Number, erased.Code)).Code);

        var decided = await office.NotifiedAsync("2033-02-01");
        await office.UploadAsync(
            "secretary",
            decided.Number,
            "nota.pdf",
            [.. Stages.Pdf, .. new byte[600_000]],
            "internal"
        );
        var sent = await office.SentAsync(Office.Complaint(facts: "De zonnewijzer kwam gebroken toe."));
        await WorkAsync(app, sent.Number);
        await app.Services.GetRequiredService<JournalRoots>().Take(new DateTimeOffset(2033, 2, 1, 12, 0, 0, default));
        return [decided.Number, sent.Number];
    }

    // What somebody keeps at its desk.
    private static async Task WorkAsync(TestApp app, string number)
    {
        await using var db = await app.NewDbAsync();
        var (id, user) = (
            await db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync(),
            await db.Users.Select(u => u.Id).FirstAsync()
        );
        await app.Services.GetRequiredService<DeskSettings>().Set(user, "density", "close");
        db.AddRange(
            new DeskTaskRow
            {
                Id = Guid.NewGuid(),
                UserId = user,
                CaseId = id,
                Text = "Bellen",
                Due = new DateOnly(2033, 2, 3),
                CreatedAt = new DateTimeOffset(2033, 2, 1, 12, 0, 0, default),
            },
            new CaseTagRow { CaseId = id, Tag = "glas" },
            new PostBatchRow { MadeById = user, MadeAt = new DateTimeOffset(2033, 2, 1, 12, 0, 0, default) }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>What programs are told of these cases.</summary>
    public static async Task<string> AnswersAsync(TestApp app, params IEnumerable<string> numbers)
    {
        var (office, told) = (new Office(app), new List<string>());
        foreach (
            var path in numbers
                .SelectMany(n => new[] { $"/api/v1/cases/{n}", $"/api/v1/cases/{n}/journal/verify" })
                .Concat(["/api/v1/cases?q=zonnewijzer", "/api/v1/cases", "/api/v1/members", "/api/v1/decisions"])
        )
        {
            var reply = await office.AsAsync("secretary", HttpMethod.Get, path);
            told.Add($"{path}: {reply.Code} {reply.Body?.ToJsonString()}");
        }

        return string.Join('\n', told);
    }

    /// <summary>Every row of every table of a store that no program is at, as the model reads it, in lines that sort.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(string store)
    {
        await using var services = Open(store);
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.BaseType is null && !e.IsOwned()))
        {
            var read =
                (Task<IReadOnlyList<object>>)
                    typeof(LivedIn)
                        .GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)!
                        .MakeGenericMethod(table.ClrType)
                        .Invoke(null, [db])!;
            rows.AddRange((await read).Select(row => Line(db.Model.FindEntityType(row.GetType())!, row)));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>A store's contexts, without opening it as a program does.</summary>
    public static ServiceProvider Open(string store)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddStore(Path.IsPathRooted(store) ? null : store, Path.IsPathRooted(store) ? store : "");
        return services.BuildServiceProvider();
    }

    private static async Task<IReadOnlyList<object>> ReadAsync<T>(AppDb db)
        where T : class => await db.Set<T>().AsNoTracking().ToListAsync();

    private static string Line(IEntityType type, object row) =>
        $"{type.GetTableName()} {type.ClrType.Name} "
        + string.Join(
            '|',
            type.GetProperties()
                .Where(p => !p.IsShadowProperty())
                .Select(p => $"{p.Name}={Written(p.GetGetter().GetClrValue(row))}")
        );

    private static string Written(object? value) =>
        value switch
        {
            byte[] bytes => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)),
            DateTimeOffset at => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            string text => text,
            IEnumerable some => string.Join(',', some.Cast<object?>().Select(Written)),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        };
}
