namespace Redress.Web.Hearings;

/// <summary>What the day list of hearings says, in HearingTexts.resx and its translations.</summary>
public sealed class HearingTexts;
