namespace Redress.Web.Cases.Formatting;

/// <summary>What the pages say to the parties of a case, in PartyTexts.resx and its translations: the same keys, in their order.</summary>
public sealed class PartyTexts;
