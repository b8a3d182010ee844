namespace Redress.Web.Retention;

/// <summary>The words of the pages on retention.</summary>
public sealed class RetentionTexts;
