using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "contact_id",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "posted_by",
                table: "letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "posted_on",
                table: "letters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "posted_to",
                table: "letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contact_id",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "respondent_due",
                table: "cases",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(9999, 12, 31));

            migrationBuilder.AddColumn<string>(
                name: "respondent_due_kind",
                table: "cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AbsentFrom",
                table: "AspNetUsers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AbsentUntil",
                table: "AspNetUsers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Digest",
                table: "AspNetUsers",
                type: "text",
                nullable: false,
                defaultValue: "weekly");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Since",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubstituteId",
                table: "AspNetUsers",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: false),
                    invited_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_letters_id",
                table: "letters",
                column: "id",
                filter: "state = 'paper'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_respondent_member_id_respondent_due_number",
                table: "cases",
                columns: new[] { "respondent_member_id", "respondent_due", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_MemberId",
                table: "AspNetUsers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_code_hash",
                table: "invitations",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_member_id",
                table: "invitations",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_mails_key",
                table: "mails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mails_next_try",
                table: "mails",
                column: "next_try",
                filter: "state = 'pending'");

            // The cases that are there already: what is due of their respondents. A value that is the first of its kind is not written out in the file.
            migrationBuilder.Sql("""
                UPDATE cases SET respondent_due = 'infinity';
                UPDATE cases SET respondent_due = soonest.due, respondent_due_kind = soonest.kind
                FROM (SELECT DISTINCT ON (id) id, (term->>'Due')::date AS due, coalesce(term->>'Kind', 'Supply') AS kind
                      FROM cases, jsonb_array_elements(file::jsonb->'Terms') AS term
                      WHERE term->>'Party' = 'Respondent' AND coalesce(term->>'State', 'Running') = 'Running'
                      ORDER BY id, term->>'Due') AS soonest
                WHERE soonest.id = cases.id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropIndex(
                name: "IX_letters_id",
                table: "letters");

            migrationBuilder.DropIndex(
                name: "IX_cases_respondent_member_id_respondent_due_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_MemberId",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "contact_id",
                table: "members");

            migrationBuilder.DropColumn(
                name: "posted_by",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "posted_on",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "posted_to",
                table: "letters");

            migrationBuilder.DropColumn(
                name: "contact_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "respondent_due",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "respondent_due_kind",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "AbsentFrom",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "AbsentUntil",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Digest",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SubstituteId",
                table: "AspNetUsers");
        }
    }
}
