namespace Redress.Web.Worklist;

/// <summary>What the staff's worklist, calendar, outlook and overview say, in WorklistTexts.resx and its translations.</summary>
public sealed class WorklistTexts;
