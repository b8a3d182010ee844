namespace Redress.Domain.Rulebooks;

/// <summary>Reads what becomes of the closed session (BC-16); a rulebook that says nothing destroys what was written.</summary>
internal static class DeliberationSection
{
    private enum AfterDecision
    {
        Destroyed,
        Kept,
    }

    public static DeliberationRule? Read(StrictJsonObject rulebook)
    {
        if (rulebook.Object("deliberation") is not { } json)
        {
            return null;
        }

        var rule = new DeliberationRule(
            json.Choice<AfterDecision>("afterDecision") == AfterDecision.Kept,
            !json.Has("clerk") || json.Flag("clerk")
        );
        json.RefuseUnreadProperties();
        return rule;
    }
}
