using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SanctionsAndAppeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deferrals");

            migrationBuilder.CreateTable(
                name: "appeal_tasks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    appeal_id = table.Column<string>(type: "text", nullable: false),
                    task = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    sort_key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeal_tasks", x => new { x.case_id, x.appeal_id, x.task });
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    appeal_id = table.Column<string>(type: "text", nullable: false),
                    party = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    deposit_state = table.Column<string>(type: "text", nullable: false),
                    deposit = table.Column<decimal>(type: "numeric", nullable: false),
                    to_return = table.Column<decimal>(type: "numeric", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => new { x.case_id, x.appeal_id });
                });

            migrationBuilder.CreateTable(
                name: "sanctions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<string>(type: "text", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    deferred_until = table.Column<DateOnly>(type: "date", nullable: true),
                    label_withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    suspends_now = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    excludes = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions", x => new { x.case_id, x.sanction_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_appeal_tasks_due_sort_key",
                table: "appeal_tasks",
                columns: new[] { "due", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "IX_appeal_tasks_task_due_sort_key",
                table: "appeal_tasks",
                columns: new[] { "task", "due", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_member_id_state",
                table: "sanctions",
                columns: new[] { "member_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appeal_tasks");

            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "sanctions");

            migrationBuilder.CreateTable(
                name: "deferrals",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    sanction_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deferrals", x => new { x.member_id, x.case_number, x.sanction_id });
                });
        }
    }
}
