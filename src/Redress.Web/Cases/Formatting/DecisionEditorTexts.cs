namespace Redress.Web.Cases.Formatting;

/// <summary>What the pages of a decision say, in DecisionEditorTexts.resx and its translations.</summary>
public sealed class DecisionEditorTexts;
