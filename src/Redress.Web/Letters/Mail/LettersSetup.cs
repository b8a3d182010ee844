namespace Redress.Web.Letters.Mail;

internal static class LettersSetup
{
    public static void AddLetters(this WebApplicationBuilder builder)
    {
        var mailer = new Mailer(builder.Configuration);
        mailer.Check();
        builder.Services.AddSingleton(mailer);
        builder.Services.AddSingleton<Templates>();
        builder.Services.AddSingleton<LetterWriter>();
        builder.Services.AddSingleton<OutboxWorker>();
        builder.Services.AddSingleton<MailWriter>();
        builder.Services.AddSingleton<MailWorker>();
        builder.Services.AddHostedService<OutboxHostedService>();
    }
}
