namespace Redress.Web.Members.Register;

/// <summary>What the registrar's pages say, in RegisterTexts.resx (English), RegisterTexts.nl.resx and RegisterTexts.fr.resx: the same keys, in their order.</summary>
public sealed class RegisterTexts;
