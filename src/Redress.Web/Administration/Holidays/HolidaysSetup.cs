namespace Redress.Web.Administration.Holidays;

internal static class HolidaysSetup
{
    public static void AddHolidays(this WebApplicationBuilder builder) => builder.Services.AddSingleton<OwnHolidays>();
}
