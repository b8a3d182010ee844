using Redress.Web.Storage.Body;

namespace Redress.Web.Letters.Mail;

internal static class LettersSetup
{
    public static void AddLetters(this WebApplicationBuilder builder)
    {
        var options = MailOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(s => new Mailer(options, s.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ReloadsStored>(ReadsAnew);
        builder.Services.AddSingleton<MailProof>();
        builder.Services.AddSingleton<Templates>();
        builder.Services.AddSingleton<ContactLines>();
        builder.Services.AddSingleton<LetterWriter>();
        builder.Services.AddSingleton<CopiedLetters>();
        builder.Services.AddSingleton<MandateMails>();
        builder.Services.AddSingleton<LetterPointers>();
        builder.Services.AddSingleton<MailSeal>();
        builder.Services.AddSingleton<MailWriter>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddHostedService<OutboxHostedService>();
    }

    // After the settings. What was set by a page was judged there; where it does not go with what the operator says since, the way of before is kept.
    private static ReloadsStored ReadsAnew(IServiceProvider services)
    {
        var mailer = services.GetRequiredService<Mailer>();
        var configuration = services.GetRequiredService<IConfiguration>();
        var log = services.GetRequiredService<ILogger<Mailer>>();
        return _ =>
        {
            try
            {
                mailer.Become(MailOptions.Read(configuration));
            }
            catch (InvalidOperationException wrong)
            {
                log.LogError("E-mails go as before: {Wrong}", wrong.Message);
            }

            return Task.CompletedTask;
        };
    }
}
