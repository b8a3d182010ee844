using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Redress.Testing;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Support;

/// <summary>Asks the database behind the program's back, as an administrator of it could.</summary>
internal sealed class Sql(TestApp app)
{
    public async Task<int> DoAsync(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<object?> AskAsync(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async Task<long> CountAsync(string sql) =>
        Convert.ToInt64(await AskAsync(sql), CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
