using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeptFormReaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_kept_forms",
                table: "kept_forms");

            migrationBuilder.AddColumn<string>(
                name: "reader",
                table: "kept_forms",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_kept_forms",
                table: "kept_forms",
                columns: new[] { "code_hash", "reader", "path", "form" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_kept_forms",
                table: "kept_forms");

            migrationBuilder.DropColumn(
                name: "reader",
                table: "kept_forms");

            migrationBuilder.AddPrimaryKey(
                name: "PK_kept_forms",
                table: "kept_forms",
                columns: new[] { "code_hash", "path", "form" });
        }
    }
}
