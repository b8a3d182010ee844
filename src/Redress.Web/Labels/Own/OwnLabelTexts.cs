namespace Redress.Web.Labels.Own;

/// <summary>What a member reads about its own labels, in OwnLabelTexts.resx (English), OwnLabelTexts.nl.resx and OwnLabelTexts.fr.resx: the same keys, in their order.</summary>
public sealed class OwnLabelTexts;
