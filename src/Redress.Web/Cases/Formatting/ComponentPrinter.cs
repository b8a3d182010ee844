using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Formatting;

/// <summary>Components as HTML by themselves, outside any page: for what is printed or kept; in a language that need not be the reader's own.</summary>
internal sealed class ComponentPrinter(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> Html<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }

    /// <summary>Does something in a language, with its way to write days and amounts.</summary>
    public static async Task<T> In<T>(string language, Func<Task<T>> what)
    {
        var (format, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (
            Languages.FormatOf(language),
            CultureInfo.GetCultureInfo(language)
        );
        try
        {
            return await what();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (format, texts);
        }
    }
}
