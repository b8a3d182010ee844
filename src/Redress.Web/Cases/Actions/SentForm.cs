using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>What a page does with the form of an act that was sent to it.</summary>
internal static class SentForm
{
    /// <summary>Does the act. Where to go next; null: the form is shown, with what is wrong told after a redirect, so that the way back and a reload send nothing again.</summary>
    /// <param name="form">The address of the form itself.</param>
    public static async Task<string?> Submit(HttpContext http, ActSession session, string form)
    {
        var result = await session.Submit();
        if (session.IsRefused)
        {
            KeptForm.Refuse(http, session.Values.All, session.ToldLater());
        }

        return result switch
        {
            SentResult.Done => $"{session.Open.Base}?done={session.Action}",
            SentResult.DoneAndLeft => $"/cases?done={session.Action}",
            SentResult.Dropped => form,
            _ => null,
        };
    }
}
