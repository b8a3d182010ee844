using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Testing;
using Redress.Web.Journal;
using Redress.Web.Storage;
using Redress.Web.Storage.Audits;
using Redress.Web.Storage.Body;
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
        await RunAsync(app);
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

    // What running a body leaves beside the cases, a row of each sort; of a scheme that is nowhere, so that nothing is judged by it.
    private static async Task RunAsync(TestApp app)
    {
        var (at, day) = (new DateTimeOffset(2033, 2, 1, 12, 0, 0, 123, 456, default), new DateOnly(2033, 2, 1));
        await using var db = await app.NewDbAsync();
        var user = await db.Users.OrderBy(u => u.Id).FirstAsync();
        var member = await db.Set<MemberRow>().OrderBy(m => m.Id).FirstAsync();
        (user.TotpStep, user.InvitedAt, user.LockedAt, user.RemovedAt) = (58_000_000, at, null, null);
        (member.Sites, member.Languages) = ([.. member.Sites, "https://tweede.example"], [member.Language, "en"]);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await app.Services.GetRequiredService<StoredChanges>().Tell(db, default);
        await app
            .Services.GetRequiredService<StoredSettings>()
            .Set(
                db,
                new Dictionary<string, string?> { ["Post:Place"] = "Brussel", ["Mail:Password"] = "Geheim" },
                default
            );
        db.AddRange(People(user.Id, at));
        db.AddRange(Register(member.Id, at, day));
        db.AddRange(Rules(at, day));
        var audit = app.Services.GetRequiredService<AuditTrail>();
        var by = new Actor(Role.Administrator, user.Id, "Arno");
        await audit.Add(db, new(by, AuditArea.Settings, "settings", "change", "Verhuisd"), default);
        await audit.Add(db, new(by, AuditArea.Members, $"member:{member.Id}", "change-details"), default);
        await transaction.CommitAsync();
    }

    private static object[] People(string user, DateTimeOffset at) =>
        [
            new IdentityUserPasskey<string>
            {
                CredentialId = [1, 2, 3],
                UserId = user,
                Data = new IdentityPasskeyData
                {
                    PublicKey = [4, 5, 6],
                    Name = "Sleutel",
                    CreatedAt = at,
                    SignCount = 7,
                    Transports = ["internal", "hybrid"],
                    IsUserVerified = true,
                    IsBackupEligible = true,
                    AttestationObject = [8],
                    ClientDataJson = [9],
                },
            },
            new SessionRow
            {
                Id = "0123456789abcdef",
                UserId = user,
                Kind = SessionRow.Cookie,
                Factor = SessionRow.Passkey,
                FactorAt = at,
                Device = "Firefox, Debian",
                Address = "192.0.2.1",
                CreatedAt = at,
                SeenAt = at,
                EndsAt = at.AddHours(12),
            },
            new SignInRow
            {
                At = at,
                UserId = user,
                WhoHash = "abc",
                Address = "192.0.2.1",
                What = "entered",
            },
            new PersonSchemeRow { UserId = user, Scheme = "becommerce" },
            new PersonSchemeRow { UserId = user, Scheme = "webshop-keurmerk" },
            new InvitationRow
            {
                Id = Guid.CreateVersion7(),
                UserId = user,
                Email = "nieuw@own.example",
                Language = "nl",
                CodeHash = "abc",
                CreatedAt = at,
                ExpiresAt = at,
                EndedAt = at,
            },
        ];

    private static object[] Register(string member, DateTimeOffset at, DateOnly day) =>
        [
            new MemberContactRow
            {
                Id = Guid.CreateVersion7(),
                MemberId = member,
                Name = "Wim",
                Task = MemberContactRow.Invoices,
            },
            new MemberLabelRow
            {
                MemberId = member,
                Kind = MemberLabelRow.ForBusinesses,
                ValidFrom = day,
                TakenOn = day.AddDays(9),
                File = "{}",
                ChangedAt = at,
            },
            new PastMembershipRow
            {
                MemberId = member,
                JoinedOn = day.AddYears(-9),
                EndedOn = day.AddYears(-8),
            },
            new MemberApplicationRow
            {
                Id = Guid.CreateVersion7(),
                Scheme = "nowhere",
                Name = "Vraagt",
                Sites = ["https://vraagt.example"],
                Languages = ["nl", "fr"],
                Kinds = [MemberLabelRow.ForConsumers],
                Email = "info@vraagt.example",
                ContactName = "Vera",
                CreatedAt = at,
                ConfirmedAt = at,
            },
        ];

    private static object[] Rules(DateTimeOffset at, DateOnly day) =>
        [
            new RulebookRow
            {
                Scheme = "nowhere",
                Version = "2033-01",
                Json = "{}",
                InForce = day,
                UploadedAt = at,
                ById = "arno",
                ByName = "Arno",
            },
            new RulebookSendingRow
            {
                Scheme = "nowhere",
                Version = "2033-01",
                MemberId = "shop",
                To = "info@shop.example",
                MailKey = "rulebook:1",
                QueuedAt = at,
            },
            new RulebookValueRow
            {
                Scheme = "nowhere",
                Section = RulebookValueRow.Holidays,
                Json = "[]",
                ChangedAt = at,
            },
            new LetterTextRow
            {
                Scheme = "nowhere",
                Name = "case-closed",
                Language = "nl",
                Version = 1,
                At = at,
                ById = "arno",
                ByName = "Arno",
            },
            new StatisticsAdviceRow
            {
                Year = 2032,
                Text = "Korter.",
                At = at,
                ById = "sarah",
                ByName = "Sarah",
            },
        ];

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
                // What is kept within the row.
                .Concat(
                    type.GetNavigations()
                        .Where(n => n.TargetEntityType.IsOwned())
                        .Select(n => $"{n.Name}={JsonSerializer.Serialize(n.GetGetter().GetClrValue(row))}")
                )
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
