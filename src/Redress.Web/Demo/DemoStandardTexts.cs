using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Web.Storage;
using Redress.Web.Storage.Desk;

namespace Redress.Web.Demo;

/// <summary>Standard texts to begin with, of both schemes in their languages.</summary>
internal static class DemoStandardTexts
{
    /// <summary>Where there are none yet.</summary>
    public static async Task Write(AppDb db, CancellationToken cancel)
    {
        if (await db.Set<StandardTextRow>().AnyAsync(cancel))
        {
            return;
        }

        db.AddRange(Read());
        await db.SaveChangesAsync(cancel);
    }

    internal static IReadOnlyList<StandardTextRow> Read()
    {
        using var stream = typeof(DemoStandardTexts).Assembly.GetManifestResourceStream(
            "Redress.Web.Demo.standard-texts.json"
        )!;
        return JsonSerializer.Deserialize<List<StandardTextRow>>(stream, JsonSerializerOptions.Web)!;
    }
}
