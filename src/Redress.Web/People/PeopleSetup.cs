namespace Redress.Web.People;

internal static class PeopleSetup
{
    public static void AddPeople(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<PeopleQuery>()
            .AddSingleton<PersonInvitations>()
            .AddScoped<PersonActs>()
            .AddScoped<PersonWords>()
            .AddScoped<Joining>()
            .AddScoped<PeopleProblems>();
}
