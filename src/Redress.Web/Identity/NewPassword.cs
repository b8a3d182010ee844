using Microsoft.Extensions.Localization;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Identity;

/// <summary>A new password as it is typed, twice.</summary>
internal static class NewPassword
{
    /// <summary>What helps is length; nothing else is asked.</summary>
    public const int Shortest = 12;

    public static void Check(PostedForm form, IStringLocalizer words)
    {
        if ((form["password"] ?? "").Length < Shortest)
        {
            form.Refuse("password", words["error.short"]);
        }
        else if (form["password"] != form["repeat"])
        {
            form.Refuse("repeat", words["error.repeat"]);
        }
    }
}
