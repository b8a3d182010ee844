using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class MembershipsOfBefore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "label_granted_on",
                table: "members");

            migrationBuilder.AddColumn<DateOnly>(
                name: "left_on",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "taken_on",
                table: "member_labels",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "past_memberships",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_memberships", x => new { x.member_id, x.joined_on });
                    table.ForeignKey(
                        name: "FK_past_memberships_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO past_memberships (member_id, joined_on, ended_on)
                SELECT id, joined_on, ended_on FROM members WHERE membership = 'Candidate' AND joined_on < ended_on;
                """
            );
            migrationBuilder.Sql("UPDATE members SET joined_on = NULL, ended_on = NULL WHERE membership = 'Candidate';");
            migrationBuilder.Sql("UPDATE members SET left_on = ended_on WHERE membership = 'Ended';");
            migrationBuilder.Sql(
                "UPDATE member_labels SET state = 'ended' WHERE member_id IN (SELECT id FROM members WHERE membership IN ('Ended', 'Candidate'));"
            );
            migrationBuilder.Sql(
                """
                UPDATE member_labels SET taken_on = (SELECT m.label_withdrawn_on FROM members m WHERE m.id = member_labels.member_id)
                WHERE member_id IN (SELECT id FROM members WHERE label = 'Withdrawn');
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "past_memberships");

            migrationBuilder.DropColumn(
                name: "taken_on",
                table: "member_labels");

            migrationBuilder.DropColumn(
                name: "left_on",
                table: "members");

            migrationBuilder.AddColumn<DateOnly>(
                name: "label_granted_on",
                table: "members",
                type: "date",
                nullable: true);
        }
    }
}
