namespace Redress.Web.Members;

/// <summary>What the pages of the register say, in MemberTexts.resx and its translations.</summary>
public sealed class MemberTexts;
