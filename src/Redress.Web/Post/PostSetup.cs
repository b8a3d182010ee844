namespace Redress.Web.Post;

internal static class PostSetup
{
    public static void AddPost(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PaperPost>().AddSingleton<LostCodes>();
}
