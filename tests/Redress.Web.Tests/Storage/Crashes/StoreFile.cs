using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Redress.Web.Tests.Storage.Crashes;

/// <summary>A store as SQLite alone sees it, without the program: for the many that are looked at.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public StoreFile(string path)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString
        );
        _connection.Open();
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The file is whole, every case has its whole journal and nothing of another, every document of a case all its bytes: one that is being sent belongs to none yet.</summary>
    public void IsWhole()
    {
        Assert.Equal(["ok"], All("pragma integrity_check"));
        Assert.Empty(All("pragma foreign_key_check"));
        Assert.Empty(
            All(
                """
                select c.number from cases c left join journal j on j.case_id = c.id
                group by c.id
                having count(*) <> c.journal_length or min(j.sequence) <> 1 or max(j.sequence) <> c.journal_length
                """
            )
        );
        Assert.Empty(All("select case_id from journal where case_id not in (select id from cases)"));
        Assert.Empty(
            All(
                """
                select d.id from documents d
                where d.case_id is not null and d.size <> (select coalesce(sum(length(c.bytes)), 0) from document_chunks c where c.document_id = d.id)
                """
            )
        );
    }

    /// <summary>The first steps were done, once each, and perhaps more of those that were asked for.</summary>
    public void Has(FiledCase filed, int steps)
    {
        var journal = All(
            "select j.action from journal j join cases c on c.id = j.case_id where c.number = $number order by j.sequence",
            ("$number", filed.Number!)
        );
        Assert.InRange(journal.Count, steps, filed.Asked);
        Assert.Equal(FiledCase.Steps[..journal.Count], journal);
        Assert.Equal(
            filed.Sha256.Take(journal.Count < 3 ? 1 : 2).Order(StringComparer.Ordinal),
            Documents(filed.Number!).Order(StringComparer.Ordinal)
        );
    }

    private List<string> Documents(string number) =>
        [
            .. All(
                    "select d.id from documents d join cases c on c.id = d.case_id where c.number = $number",
                    ("$number", number)
                )
                .Select(id =>
                {
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    using var command = Command(
                        "select bytes from document_chunks where document_id = $id order by sequence",
                        ("$id", id)
                    );
                    using var reader = command.ExecuteReader();
                    while (reader.Read())
                    {
                        hash.AppendData((byte[])reader[0]);
                    }

                    return Convert.ToHexStringLower(hash.GetHashAndReset());
                }),
        ];

    private List<string> All(string sql, params (string Name, string Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader[0], CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    private SqliteCommand Command(string sql, params (string Name, string Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
