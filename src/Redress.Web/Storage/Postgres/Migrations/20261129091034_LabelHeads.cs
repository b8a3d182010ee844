using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LabelHeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "labels",
                table: "journal_roots",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "label_heads",
                columns: table => new
                {
                    root_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_heads", x => new { x.root_id, x.position });
                });

            migrationBuilder.CreateIndex(
                name: "IX_label_heads_member_id_sequence",
                table: "label_heads",
                columns: new[] { "member_id", "sequence" });

            migrationBuilder.Sql(PostgresSchema.AppendOnly("label_heads"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "label_heads");

            migrationBuilder.DropColumn(
                name: "labels",
                table: "journal_roots");
        }
    }
}
