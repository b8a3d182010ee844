using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Redress.Web.Tests.Support;

/// <summary>Who asks comes from the address that it says in a header of its own.</summary>
internal sealed class FromAddress : IStartupFilter
{
    private const string Header = "X-Test-Address";

    public static HttpClient Of(HttpClient client, string address)
    {
        client.DefaultRequestHeaders.Add(Header, address);
        return client;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    if (context.Request.Headers.TryGetValue(Header, out var address))
                        context.Connection.RemoteIpAddress = IPAddress.Parse($"{address}");
                    return following(context);
                }
            );
            next(app);
        };
}
