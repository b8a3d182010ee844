using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ConsumerAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "respondent_due_kind", table: "cases");
            migrationBuilder.AddColumn<string>(name: "complainant_email", table: "cases", type: "text", nullable: true);
            // Of the complaints that were filed before there were accounts.
            migrationBuilder.Sql("UPDATE cases SET complainant_email = lower(nullif(trim(file::jsonb -> 'Complainant' ->> 'Email'), ''))");

            migrationBuilder.CreateTable(
                name: "held_cases",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_cases", x => new { x.user_id, x.case_id });
                    table.ForeignKey(
                        name: "FK_held_cases_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_complainant_email",
                table: "cases",
                column: "complainant_email");

            migrationBuilder.CreateIndex(
                name: "IX_held_cases_case_id",
                table: "held_cases",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "held_cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_complainant_email",
                table: "cases");

            migrationBuilder.DropColumn(name: "complainant_email", table: "cases");
            migrationBuilder.AddColumn<string>(name: "respondent_due_kind", table: "cases", type: "text", nullable: true);
        }
    }
}
