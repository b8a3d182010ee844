using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;

namespace Redress.Web.Cases;

internal static class CaseSetup
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Shelf(builder.Configuration["Rulebooks:Folder"]));
        services.AddOpenApi();
        services.AddSingleton<CaseKeeper>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<Receivers>();
        services.AddSingleton<OwnCases>();
        services.AddSingleton<CaseLooks>();
        services.AddSingleton<CaseMapping>();
        services.AddSingleton<RefusalTexts>();
        services.AddSingleton<CaseWords>();
        services.AddSingleton<CaseDoor>();
        services.AddSingleton<Following.SummaryWords>();
        services.AddSingleton<Letters.PaymentAccounts>();
        services.AddSingleton<Forms.Choices>();
        services.AddSingleton<Forms.StagedFiles>();
        services.AddSingleton<Deciding.DecidingQueries>();
        services.AddSingleton<Deciding.ProposedLetters>();
        services.AddSingleton<Deciding.DecisionPaper>();
        services.AddSingleton<Foretelling>();
        services.AddSingleton<CaseProblems>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<UnsentForms>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<TrackedCases>();
        services.AddSingleton<HeldCases>();
        services.AddSingleton<Storage.DocumentStore>();
    }

    // A rulebook that is not in order stops the start, with what is wrong in it and where.
    private static RulebookCatalog Shelf(string? folder)
    {
        var texts = RulebookReader.Embedded();
        var own = string.IsNullOrWhiteSpace(folder)
            ? []
            : Directory
                .GetFiles(folder, "*.json")
                .Order()
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
        var shelf = RulebookReader.ReadAll([.. texts, .. own]);
        foreach (var rulebook in shelf.All)
        {
            RulebookReachabilityCheck.Check(rulebook);
        }

        return shelf;
    }
}
