namespace Redress.Web.Workbench.Frame;

/// <summary>What the frame around the staff's pages says, in FrameTexts.resx and its translations.</summary>
public sealed class FrameTexts;
