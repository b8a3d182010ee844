using Redress.Web.Identity;
using Redress.Web.Shell;
using Redress.Web.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
builder.AddStorage();
builder.AddIdentity();

await using var app = builder.Build();
await app.OpenStorageAsync();
if (await app.RunCommandAsync(args) is { } exit)
    return exit;

app.UseShell();
app.UseIdentity();

app.MapShell();
app.MapIdentity();

await app.RunAsync();
return 0;
