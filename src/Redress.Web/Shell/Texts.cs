namespace Redress.Web.Shell;

/// <summary>What pages say, in Texts.resx (English), Texts.nl.resx and Texts.fr.resx: the same keys, in their order.</summary>
public sealed class Texts;
