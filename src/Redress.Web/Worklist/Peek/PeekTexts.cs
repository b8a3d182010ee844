namespace Redress.Web.Worklist.Peek;

/// <summary>What the preview of a case beside a list says, in PeekTexts.resx and its translations.</summary>
public sealed class PeekTexts;
