namespace Redress.Web.Letters.Mail;

internal static class LettersSetup
{
    public static void AddLetters(this WebApplicationBuilder builder)
    {
        var options = MailOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Mailer>();
        builder.Services.AddSingleton<Templates>();
        builder.Services.AddSingleton<ContactLines>();
        builder.Services.AddSingleton<LetterWriter>();
        builder.Services.AddSingleton<CopiedLetters>();
        builder.Services.AddSingleton<MandateMails>();
        builder.Services.AddSingleton<LetterPointers>();
        builder.Services.AddSingleton<MailWriter>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddHostedService<OutboxHostedService>();
    }
}
