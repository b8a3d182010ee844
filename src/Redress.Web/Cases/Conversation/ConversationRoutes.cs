using Redress.Domain.Cases.Commands;

namespace Redress.Web.Cases.Conversation;

/// <summary>From the choice of an act beside a message to the form of that act, without script (FP-20).</summary>
internal static class ConversationRoutes
{
    public static void MapConversation(this RouteGroupBuilder file) => file.MapGet("/messages/{id}/enter", Enter);

    private static IResult Enter(string number, string id, string? act) =>
        CommandCatalog.ByName.ContainsKey(act ?? "")
            ? Results.LocalRedirect(
                $"/cases/{Uri.EscapeDataString(number)}?act={act}&message={Uri.EscapeDataString(id)}"
            )
            : Results.NotFound();
}
