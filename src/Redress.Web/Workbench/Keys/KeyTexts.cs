namespace Redress.Web.Workbench.Keys;

/// <summary>What the keys of the desks do, in KeyTexts.resx and its translations.</summary>
public sealed class KeyTexts;
