namespace Redress.Web.Cases.Formatting;

/// <summary>What the case file says to the staff, in StaffTexts.resx and its translations: the same keys, in their order.</summary>
public sealed class StaffTexts;
