namespace Redress.Web.Letters.Postal;

internal static class PostalSetup
{
    public static void AddPost(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<PostalQueue>()
            .AddSingleton<AccessCodeReissue>()
            .AddSingleton<AddressConfirmation>();
}
