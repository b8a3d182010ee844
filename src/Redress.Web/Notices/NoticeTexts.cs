namespace Redress.Web.Notices;

/// <summary>What the pages of decisions say, in NoticeTexts.resx and its translations.</summary>
public sealed class NoticeTexts;
