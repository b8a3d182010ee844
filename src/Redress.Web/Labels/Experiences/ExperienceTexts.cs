namespace Redress.Web.Labels.Experiences;

/// <summary>What the pages of experiences say, in ExperienceTexts.resx (English), ExperienceTexts.nl.resx and ExperienceTexts.fr.resx: the same keys, in their order.</summary>
public sealed class ExperienceTexts;
