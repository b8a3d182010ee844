using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LabelDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_label_stands_scheme_state_valid_until",
                table: "label_stands");

            migrationBuilder.AddColumn<bool>(
                name: "erased",
                table: "label_files",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_label_tasks_scheme_what",
                table: "label_tasks",
                columns: new[] { "scheme", "what" });

            migrationBuilder.CreateIndex(
                name: "IX_label_stands_scheme_state_valid_until_kind",
                table: "label_stands",
                columns: new[] { "scheme", "state", "valid_until", "kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_label_tasks_scheme_what",
                table: "label_tasks");

            migrationBuilder.DropIndex(
                name: "IX_label_stands_scheme_state_valid_until_kind",
                table: "label_stands");

            migrationBuilder.DropColumn(
                name: "erased",
                table: "label_files");

            migrationBuilder.CreateIndex(
                name: "IX_label_stands_scheme_state_valid_until",
                table: "label_stands",
                columns: new[] { "scheme", "state", "valid_until" });
        }
    }
}
