using Microsoft.Extensions.Localization;
using Redress.Web.Identity.Passwords;
using Redress.Web.Shell.Fields;

namespace Redress.Web.Identity;

/// <summary>A new password as it is typed, twice.</summary>
internal static class NewPassword
{
    /// <summary>What helps is length, and that it is not among those that everybody takes; nothing else is asked.</summary>
    public const int Shortest = 12;

    /// <param name="email">Of whose it will be.</param>
    /// <param name="name">The same; null: as the form has it.</param>
    public static void Check(PostedForm form, IStringLocalizer words, string? email = null, string? name = null)
    {
        var password = form["password"] ?? "";
        if (password.Length < Shortest)
        {
            form.Refuse("password", words["error.short"]);
        }
        else if (GuessablePassword.Is(password, email, name ?? form["name"]))
        {
            form.Refuse("password", words["error.common"]);
        }
        else if (form["password"] != form["repeat"])
        {
            form.Refuse("repeat", words["error.repeat"]);
        }
    }
}
