using Microsoft.EntityFrameworkCore;

namespace Redress.Web.Storage.Postgres;

/// <summary>The model on PostgreSQL. The words of cases and notices have a column of PostgreSQL's own beside them, which its migration makes and no program reads.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options);
