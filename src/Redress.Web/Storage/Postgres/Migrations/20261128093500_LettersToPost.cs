using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LettersToPost : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_id",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_posted",
                table: "outbox",
                column: "id",
                filter: "posted_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unposted",
                table: "outbox",
                column: "id",
                filter: "posted_on IS NULL AND state IN ('paper', 'failed', 'topost')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_posted",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_unposted",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_id",
                table: "outbox",
                column: "id",
                filter: "state = 'paper'");
        }
    }
}
