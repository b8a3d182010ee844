namespace Redress.Web.Intake.Paper;

/// <summary>Marks the texts of the page on which a complaint on paper is entered.</summary>
public sealed class PaperTexts;
