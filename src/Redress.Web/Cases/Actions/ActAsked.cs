using Microsoft.Extensions.Primitives;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>What was asked of the form of an act: by its address, and by what was posted to it.</summary>
/// <param name="Posted">Null: nothing was typed yet.</param>
/// <param name="IsSent">It is sent now; else what was posted is shown again.</param>
/// <param name="KeptAt">When the device kept what is shown again.</param>
internal sealed record ActAsked(
    string Action,
    IReadOnlyDictionary<string, StringValues> Query,
    IFormCollection? Posted,
    bool IsSent,
    DateTimeOffset? KeptAt = null
)
{
    /// <summary>Whether it is told what the act would bring about, before anything is posted.</summary>
    public bool Rehearses { get; init; } = true;

    public static ActAsked Of(HttpContext http, string action) =>
        new(
            action,
            http.Request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase),
            http.Request.HasFormContentType ? http.Request.Form : null,
            HttpMethods.IsPost(http.Request.Method),
            KeptForm.ShownBy(http)?.KeptAt
        );

    /// <summary>The form as it begins, whatever was asked of the page around it.</summary>
    public static ActAsked Nothing(string action) => new(action, new Dictionary<string, StringValues>(), null, false);

    public StringValues Of(string name) => Query.TryGetValue(name, out var value) ? value : default;
}

/// <summary>What became of a form that was sent.</summary>
internal enum SentResult
{
    /// <summary>The form is shown: with why it was refused, with its preview, as it was kept.</summary>
    Shown,
    Done,

    /// <summary>It is done, and who did it does not see the case any more.</summary>
    DoneAndLeft,

    /// <summary>What was kept of it is thrown away.</summary>
    Dropped,
}
