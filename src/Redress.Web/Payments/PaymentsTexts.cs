namespace Redress.Web.Payments;

/// <summary>What the page of bank statements says, in PaymentsTexts.resx and its translations.</summary>
public sealed class PaymentsTexts;
