namespace Redress.Web.Workbench.MyDay;

/// <summary>What the desk of the day says.</summary>
public sealed class MyDayTexts;
