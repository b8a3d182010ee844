namespace Redress.Web.Cases.Deciding;

/// <summary>What the pages of a decision say, in DecidingTexts.resx and its translations.</summary>
public sealed class DecisionEditorTexts;
