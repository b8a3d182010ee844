using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Cases;
using Redress.Testing;
using Redress.Web.Cases.Commands;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Support;

/// <summary>Cases that real commands made, in the store as the program itself keeps and projects them: by the hundred, in a moment.</summary>
internal static class StoredCases
{
    /// <summary>Copies of a case under other numbers, <c>BC-2026-</c> and six digits from <paramref name="first"/> on.</summary>
    public static async Task<IReadOnlyList<string>> StoreAsync(this TestApp app, Case pattern, int first, int count = 1)
    {
        var (json, scheme) = (CaseJson.Write(pattern), pattern.Number.Split('-')[0]);
        var numbers = Enumerable.Range(first, count).Select(n => $"{scheme}-2026-{n:000000}").ToList();
        await using var db = await app.NewDbAsync();
        foreach (var number in numbers)
        {
            var c = CaseJson.Read(json.Replace(pattern.Number, number, StringComparison.Ordinal));
            var row = new CaseRow { Id = Guid.CreateVersion7(), Number = number };
            db.Add(row);
            await CaseProjection.Write(db, row, c, default);
            row.File = CaseJson.Write(c);
        }

        await db.SaveChangesAsync();
        return numbers;
    }

    public static Task<AppDb> NewDbAsync(this TestApp app) =>
        app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
}
