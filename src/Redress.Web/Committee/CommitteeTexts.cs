namespace Redress.Web.Committee;

/// <summary>What the pages on the committee say, in CommitteeTexts.resx (English), CommitteeTexts.nl.resx and CommitteeTexts.fr.resx: the same keys, in their order.</summary>
public sealed class CommitteeTexts;
