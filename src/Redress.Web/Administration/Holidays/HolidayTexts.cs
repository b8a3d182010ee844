namespace Redress.Web.Administration.Holidays;

/// <summary>What the pages on holidays say, in HolidayTexts.resx (English), HolidayTexts.nl.resx and HolidayTexts.fr.resx: the same keys, in their order.</summary>
public sealed class HolidayTexts;
