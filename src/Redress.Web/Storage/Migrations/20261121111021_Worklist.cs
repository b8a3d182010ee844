using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Worklist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "met_terms",
                table: "cases",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string[]>(
                name: "missed_terms",
                table: "cases",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "outcome_on",
                table: "cases",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "open",
                table: "cases",
                type: "boolean",
                nullable: false,
                computedColumnSql: "state NOT IN ('Settled', 'Withdrawn', 'ReferredExternally', 'Closed')",
                stored: true);

            // What the acts so far would have kept. A value that is the first of its kind is not written in a file.
            migrationBuilder.Sql("""
                UPDATE cases SET
                    outcome_on = CASE WHEN f #>> '{Decision,State}' = 'Pronounced' THEN COALESCE(f #>> '{Decision,PronouncedOn}', f ->> 'EndedOn') ELSE f ->> 'EndedOn' END::date,
                    met_terms = ARRAY(SELECT COALESCE(t ->> 'Kind', 'Supply') FROM jsonb_array_elements(COALESCE(f -> 'Terms', '[]')) t
                        WHERE t ->> 'State' = 'Met' AND COALESCE(t ->> 'Kind', 'Supply') IN ('Supply', 'Response', 'Deposit', 'Choice', 'Outcome', 'Notification', 'Refusal', 'Referral')),
                    missed_terms = ARRAY(SELECT COALESCE(t ->> 'Kind', 'Supply') FROM jsonb_array_elements(COALESCE(f -> 'Terms', '[]')) t
                        WHERE t ->> 'State' = 'Lapsed' AND COALESCE(t ->> 'Kind', 'Supply') IN ('Supply', 'Response', 'Deposit', 'Choice', 'Outcome', 'Notification', 'Refusal', 'Referral'))
                FROM (SELECT id AS of, file::jsonb AS f FROM cases) files WHERE files.of = cases.id;
                """);

            migrationBuilder.CreateTable(
                name: "case_looks",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_looks", x => new { x.user_id, x.case_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_filed_at",
                table: "cases",
                column: "filed_at")
                .Annotation("Npgsql:IndexInclude", new[] { "met_terms", "missed_terms", "recused" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_missed",
                table: "cases",
                columns: new[] { "next_due", "number" },
                filter: "cardinality(missed_terms) > 0");

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_assigned_to_id_next_due_number",
                table: "cases",
                columns: new[] { "open", "assigned_to_id", "next_due", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_filed_at",
                table: "cases",
                columns: new[] { "open", "filed_at" })
                .Annotation("Npgsql:IndexInclude", new[] { "state", "assigned_to_id", "assigned_to_name", "recused" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_outcome_on",
                table: "cases",
                column: "outcome_on",
                filter: "outcome_on IS NOT NULL")
                .Annotation("Npgsql:IndexInclude", new[] { "filed_at", "recused" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_looks");

            migrationBuilder.DropIndex(
                name: "IX_cases_filed_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_missed",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_assigned_to_id_next_due_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_filed_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_outcome_on",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "open",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "met_terms",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "missed_terms",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "outcome_on",
                table: "cases");
        }
    }
}
