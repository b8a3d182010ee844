using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PublicNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    reference = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    norms_version = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    norms = table.Column<string[]>(type: "text[]", nullable: false),
                    sanctions = table.Column<string[]>(type: "text[]", nullable: false),
                    appealed = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    history = table.Column<string>(type: "text", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false, computedColumnSql: "to_tsvector(CASE language WHEN 'nl' THEN 'dutch'::regconfig WHEN 'fr' THEN 'french'::regconfig ELSE 'english'::regconfig END, text) || to_tsvector('simple'::regconfig, text || ' ' || reference)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.reference);
                });

            migrationBuilder.CreateIndex(
                name: "IX_notices_published_on_reference",
                table: "notices",
                columns: new[] { "published_on", "reference" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_search",
                table: "notices",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            // What was published so far stays published, under its reference and since its day.
            migrationBuilder.Sql("""
                UPDATE cases SET file = jsonb_set(file::jsonb, '{Notice,History}', jsonb_build_array(jsonb_build_object('At',
                    to_char((file::jsonb #>> '{Notice,PublishedOn}')::date, 'YYYY-MM-DD') || 'T12:00:00+00:00')))::text
                WHERE notice_reference IS NOT NULL;
                INSERT INTO notices (reference, case_id, scheme, norms_version, language, state, published_on, outcome, norms, sanctions, appealed, text, history, updated_at)
                SELECT notice_reference, id, scheme, f ->> 'NormsVersion', language, 'Published', (f #>> '{Notice,PublishedOn}')::date, COALESCE(f #>> '{Decision,Outcome}', 'Inadmissible'),
                       ARRAY(SELECT jsonb_array_elements_text(COALESCE(f #> '{Decision,Norms}', '[]'))),
                       ARRAY(SELECT DISTINCT COALESCE(s ->> 'Kind', 'Warning') FROM jsonb_array_elements(COALESCE(f #> '{Decision,Sanctions}', '[]')) s WHERE s ->> 'State' IS DISTINCT FROM 'Annulled'),
                       jsonb_array_length(COALESCE(f -> 'Appeals', '[]')) > 0, f #>> '{Notice,Text}',
                       jsonb_build_array(jsonb_build_object('change', 'published', 'at', f #> '{Notice,History,0,At}'))::text, (f #>> '{Notice,History,0,At}')::timestamptz
                FROM (SELECT *, file::jsonb AS f FROM cases WHERE notice_reference IS NOT NULL) published;
                """);

            migrationBuilder.DropIndex(
                name: "IX_cases_notice_reference",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "notice_reference",
                table: "cases");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.AddColumn<string>(
                name: "notice_reference",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_notice_reference",
                table: "cases",
                column: "notice_reference",
                unique: true,
                filter: "notice_reference IS NOT NULL");
        }
    }
}
