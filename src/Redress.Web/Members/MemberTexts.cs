namespace Redress.Web.Members;

/// <summary>What the pages of members say, in MemberTexts.resx (English), MemberTexts.nl.resx and MemberTexts.fr.resx: the same keys, in their order.</summary>
public sealed class MemberTexts;
