namespace Redress.Web.Payments;

internal static class PaymentsSetup
{
    public static void AddPayments(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<StatementBooking>();
}
