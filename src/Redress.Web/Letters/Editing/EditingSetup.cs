using Redress.Web.Storage.Body;

namespace Redress.Web.Letters.Editing;

internal static class EditingSetup
{
    public static void AddLetterTexts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoredLetterTexts>();
        builder.Services.AddSingleton<ReloadsStored>(s => s.GetRequiredService<StoredLetterTexts>().Load);
        builder.Services.AddSingleton<LetterPreview>();
        builder.Services.AddSingleton<LetterTextDesk>();
    }
}
