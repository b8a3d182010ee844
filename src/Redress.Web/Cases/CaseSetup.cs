using Redress.Domain.Cases;
using Redress.Domain.Rulebooks;
using Redress.Web.Cases.Deciding;
using Redress.Web.Cases.Following;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.Staff;

namespace Redress.Web.Cases;

internal static class CaseSetup
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Shelf(builder.Configuration["Rulebooks:Folder"]));
        services.AddOpenApi();
        services.AddSingleton<CaseWriter>();
        services.AddSingleton<CaseService>();
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<AssigneeQuery>();
        services.AddSingleton<RespondentCases>();
        services.AddSingleton<CaseReadMarks>();
        services.AddSingleton<CaseMapping>();
        services.AddSingleton<RefusalTexts>();
        services.AddSingleton<CaseFormatter>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<Following.SummaryFormatter>();
        services.AddSingleton<Letters.PaymentAccounts>();
        services.AddSingleton<Forms.OptionLabels>();
        services.AddSingleton<Forms.StagedFiles>();
        services.AddSingleton<Deciding.DecisionEditorQueries>();
        services.AddSingleton<Deciding.LetterPreviews>();
        services.AddSingleton<Deciding.DecisionPrinter>();
        services.AddSingleton<ActionPreviewQuery>();
        services.AddSingleton<CaseProblems>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<FormDrafts>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<TrackingSession>();
        services.AddSingleton<AccountCases>();
        services.AddSingleton<Storage.DocumentStore>();
    }

    /// <summary>The API of cases, and what the pages of a file ask besides pages: under the desks' address and under that of who follows by code.</summary>
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapCaseApi();
        foreach (var desk in new[] { "/cases", "/track" })
        {
            var file = app.MapGroup(desk + "/{number}").ExcludeFromDescription();
            file.MapExhibits();
            file.MapPartyFile();
            file.MapFormDrafts();
            file.MapDecisionEditor();
        }
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
        var rulebooks = RulebookReader.ReadAll([.. texts, .. own]);
        foreach (var rulebook in rulebooks.All)
        {
            RulebookReachabilityCheck.Check(rulebook);
        }

        return rulebooks;
    }
}
