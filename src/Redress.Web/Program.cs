using System.Reflection;
using Redress.Web.Administration;
using Redress.Web.Administration.Audit;
using Redress.Web.Administration.Holidays;
using Redress.Web.Administration.Rulebooks;
using Redress.Web.Administration.Settings;
using Redress.Web.Appeals;
using Redress.Web.Cases;
using Redress.Web.Committee;
using Redress.Web.Deliberation;
using Redress.Web.Demo;
using Redress.Web.FirstStart;
using Redress.Web.Hearings;
using Redress.Web.Identity;
using Redress.Web.Intake;
using Redress.Web.Intake.Paper;
using Redress.Web.Journal;
using Redress.Web.KeptForms;
using Redress.Web.Labels.Desk;
using Redress.Web.Labels.Setup;
using Redress.Web.Letters.Editing;
using Redress.Web.Letters.Mail;
using Redress.Web.Letters.Postal;
using Redress.Web.Members.Applications;
using Redress.Web.Members.Import;
using Redress.Web.Members.Register;
using Redress.Web.Notices;
using Redress.Web.Operations;
using Redress.Web.Payments;
using Redress.Web.People;
using Redress.Web.Readiness;
using Redress.Web.Reports;
using Redress.Web.Retention;
using Redress.Web.Scheduling;
using Redress.Web.Shell;
using Redress.Web.Shell.Days;
using Redress.Web.Shell.Theme;
using Redress.Web.Storage;
using Redress.Web.Storage.Setup;
using Redress.Web.Workbench;
using Redress.Web.Workbench.MyDay;
using Redress.Web.Worklist;
using Redress.Web.Worklist.List;
using Redress.Web.Worklist.Peek;

try
{
    return await StartAsync(args);
}
catch (StoreException e) when (Assembly.GetEntryAssembly() == typeof(Program).Assembly)
{
    // The operator's affair, told in a sentence: where the program failed is of no use to him.
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}

static async Task<int> StartAsync(string[] args)
{
    var line = CommandLine.Read(args);
    if (line.Answer() is { } answered)
        return answered;

    var builder = WebApplication.CreateBuilder(line.Configuration);
    line.QuietLogs(builder);
    builder.AddShell();
    builder.AddStorage(line.Serves);
    builder.AddIdentity();
    builder.AddClock();
    builder.AddCommittee();
    builder.AddCases();
    builder.AddJournal();
    builder.AddAppeals();
    builder.AddPayments();
    builder.AddRetention();
    builder.AddDeliberation();
    builder.AddIntake();
    builder.AddPaper();
    builder.AddMembers();
    builder.AddLabels();
    builder.AddPublicLabels();
    builder.AddPeople();
    builder.AddAdministration();
    builder.AddMemberImport();
    builder.AddApplications();
    builder.AddNotices();

    // Says where the demo's mail goes, before the mail is set up.
    builder.AddDemo();
    builder.AddLetters();
    builder.AddLetterTexts();
    builder.AddPost();
    AddBody(builder);
    builder.AddWorklist();
    builder.AddCaseList();
    builder.AddPeek();
    builder.AddReports();
    builder.AddHearings();
    builder.AddWorkbench();
    builder.AddMyDay();

    await using var app = builder.Build();
    if (await line.Run(app) is { } exit)
        return exit;

    await app.OpenThemeAsync();
    await app.OpenCasesAsync();
    await app.OpenDemoAsync();
    await app.TellHowToBeginAsync();

    app.UseShell();
    app.UseTypedDays();
    app.UseIdentity();
    app.UseDemo();
    Map(app);
    await app.RunAsync();
    return 0;
}

// What a body sets up for itself.
static void AddBody(WebApplicationBuilder builder)
{
    builder.AddReadiness();
    builder.AddSettings();
    builder.AddHolidays();
    builder.AddRulebooks();
    builder.AddFirstStart();
}

static void Map(WebApplication app)
{
    app.MapShell();
    app.MapTypedDays();
    app.MapIdentity();
    app.MapFirstStart();
    app.MapOpenApi();
    app.MapCases();
    app.MapPayments();
    app.MapMemberApi();
    app.MapPeople();
    app.MapAudit();
    app.MapRulebooks();
    app.MapMemberImport();
    app.MapPublicLabels();
    app.MapKeptForms().WithMetadata(ReadsDays.OfAnotherPage);
    app.MapWorkbench();
    app.MapNotices();
    MapDesks(app);
    app.MapDemo();
}

static void MapDesks(WebApplication app)
{
    app.MapReports();
    app.MapPost();
    app.MapPaper();
    app.MapWorklistExport();
    app.MapUpcomingExport();
    app.MapLabelDesk();
    app.MapHearingsExport();
    app.MapOverviewExport();
    app.MapMyDay();
}
