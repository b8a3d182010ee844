using Redress.Web.Cases.Access;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Api;
using Redress.Web.Cases.Bundle;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Conversation;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.DecisionEditor.Drafting;
using Redress.Web.Cases.Figures;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Cases.Queries;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Cases.StandardTexts;
using Redress.Web.Committee;
using Redress.Web.Documents;
using Redress.Web.KeptForms;
using Redress.Web.Shell;
using Redress.Web.Shell.Zones;
using Redress.Web.Storage;
using Redress.Web.Storage.Body;
using Redress.Web.Storage.Setup;

namespace Redress.Web.Cases;

internal static class CaseSetup
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(InstalledRulebooks.Load(builder.Configuration, []));
        services.AddSingleton<StoredRulebooks>();
        services.AddSingleton<ReloadsStored>(s => s.GetRequiredService<StoredRulebooks>().Load);
        services.AddSingleton<SchemeTimes>();
        services.AddOpenApi();
        services.AddSingleton<NoteMentions>();
        services.AddSingleton<LettersToPost>();
        services.AddSingleton<CaseWriter>();
        services.AddSingleton<FigureQuery>();
        services.AddSingleton<FigureFolding>();
        services.AddHostedService<FigureFoldingHostedService>();
        services.AddSingleton<ProjectionRebuild>();
        services.AddSingleton<CaseService>();
        // Asked for when it is called: the cases ask the register as well.
        services.AddSingleton<MandatesChanged>(s =>
            (scheme, at, cancel) => s.GetRequiredService<CaseService>().TellWhoSits(scheme, at, cancel)
        );
        services.AddSingleton<InterestsDeclared>(s => s.GetRequiredService<CaseService>().NoteInterestsEverywhere);
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<WorklistSearch>();
        services.AddDeskQueries();
        services.AddSingleton<JournalQueries>();
        services.AddSingleton<AssigneeQuery>();
        services.AddSingleton<RespondentQuery>();
        services.AddSingleton<RespondentCases>();
        services.AddSingleton<CaseReadMarks>();
        services.AddSingleton<LetterStates>();
        services.AddSingleton<StaffFile.Live.FileReaders>();
        services.AddSingleton<FileBundle>();
        services.AddSingleton<CaseMapping>();
        services.AddSingleton<RefusalTexts>();
        services.AddSingleton<CaseFormatter>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<Redress.Web.Cases.Formatting.SummaryFormatter>();
        services.AddSingleton<Redress.Web.Cases.Formatting.StandFormatter>();
        services.AddSingleton<Letters.PaymentAccounts>();
        services.AddSingleton<DutyFormatter>();
        services.AddSingleton<Redress.Web.Cases.Cards.OptionLabels>();
        services.AddSingleton<Forms.StagedFiles>();
        services.AddDecisionDesk();
        services.AddSingleton<FileCopy>();
        services.AddSingleton<FileCopies>();
        services.AddSingleton<ActionPreviewQuery>();
        services.AddSingleton<ActFields>();
        services.AddSingleton<ActSessions>();
        services.AddSingleton<CaseProblems>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<FormDrafts>();
        services.AddSingleton<KeptFormReaders>();
        services.AddSingleton<FollowersOfCases>(s => s.GetRequiredService<TrackingSession>().FormerReader);
        services.AddSingleton<KeptFormStore>();
        services.AddSingleton<MailLinks>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<TrackingSession>();
        services.AddSingleton<AccountCases>();
        services.AddSingleton<Redress.Web.Documents.DocumentStore>();
    }

    private static void AddDeskQueries(this IServiceCollection services)
    {
        services.AddSingleton<RegisterSearch>();
        services.AddSingleton<DeskSearch>();
        services.AddSingleton<DeskWaitQuery>();
        services.AddSingleton<HearingRooms>();
        services.AddSingleton<CaseTags>();
        services.AddSingleton<DeskNotices>();
        services.AddSingleton<ExhibitTitles>();
        services.AddSingleton<PageNotes>();
        services.AddSingleton<SavedViews>();
    }

    private static void AddDecisionDesk(this IServiceCollection services)
    {
        services.AddSingleton<Redress.Web.Cases.Queries.DecisionEditorQueries>();
        services.AddSingleton<Redress.Web.Cases.DecisionEditor.LetterPreviews>();
        services.AddSingleton<ComponentPrinter>();
        services.AddSingleton<Redress.Web.Cases.DecisionEditor.DecisionPrinter>();
        services.AddSingleton<NormDecisionQuery>();
        services.AddSingleton<SessionQuery>();
        services.AddSingleton<SharedDraftQuery>();
        services.AddSingleton<SheetPreviews>();
        services.AddSingleton<StandardTextStore>();
    }

    /// <summary>Before anything runs that needs the cases: opens the store and brings it to what this program is.</summary>
    public static async Task OpenCasesAsync(this WebApplication app, CancellationToken stop = default)
    {
        await app.OpenStorageAsync(stop);
        await app.Services.GetRequiredService<ProjectionRebuild>().BringUpToDate(stop);
    }

    /// <summary>The API of cases, and what the pages of a file ask besides pages: under the desks' address and under that of who follows by code.</summary>
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.MapCaseApi();
        app.MapStandardTexts();
        foreach (var desk in new[] { "/cases", "/track" })
        {
            var file = app.MapGroup(desk + "/{number}").ExcludeFromDescription();
            file.MapExhibits();
            file.MapPartyFile();
            file.MapConversation();
            file.MapFormDrafts();
            file.MapDecisionEditor();
            file.MapBundle();
        }
    }
}
