namespace Redress.Web.Journal;

internal static class JournalSetup
{
    /// <summary>What verifies the cases of the store, and what keeps the heads of their journals outside of them (ST-2).</summary>
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<JournalVerifier>();
        builder.Services.AddSingleton<JournalRoots>();
    }
}
