namespace Redress.Web.Demo;

/// <summary>What the demo's own pages say, in DemoTexts.resx and its translations.</summary>
public sealed class DemoTexts;
