namespace Redress.Web.Intake.Drafts;

/// <summary>What the pages of filing and following say, in IntakeTexts.resx (English), IntakeTexts.nl.resx and IntakeTexts.fr.resx: the same keys, in their order.</summary>
public sealed class IntakeTexts;
