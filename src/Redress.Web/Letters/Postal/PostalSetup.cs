namespace Redress.Web.Letters.Postal;

internal static class PostalSetup
{
    public static void AddPost(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton(new Envelope(builder.Configuration))
            .AddSingleton<PostalQueue>()
            .AddSingleton<PostalPrinter>()
            .AddSingleton<PostBatches>()
            .AddSingleton<PostResults>()
            .AddSingleton<TrackingNumbers>()
            .AddSingleton<AccessCodeReissue>()
            .AddSingleton<AddressConfirmation>();
}
