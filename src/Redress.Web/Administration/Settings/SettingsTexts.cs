namespace Redress.Web.Administration.Settings;

/// <summary>What the pages of settings say, in SettingsTexts.resx (English), SettingsTexts.nl.resx and SettingsTexts.fr.resx: the same keys, in their order.</summary>
public sealed class SettingsTexts;
