namespace Redress.Web.People;

/// <summary>What the pages on the people of the body say, in PeopleTexts.resx (English), PeopleTexts.nl.resx and PeopleTexts.fr.resx: the same keys, in their order.</summary>
public sealed class PeopleTexts;
