using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Consequences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "consequences",
                table: "journal",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "seen_by",
                table: "journal",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Who reads of the entries that were kept before; what they say is not touched.
            migrationBuilder.Sql("""
                ALTER TABLE journal DISABLE TRIGGER USER;
                UPDATE journal j SET seen_by = CASE
                    WHEN action IN ('decide', 'confirm-decision', 'reject-decision', 'correct-decision', 'confirm-correction', 'reject-correction',
                        'assign', 'join', 'note', 'recuse', 'mark-non-cooperation', 'publish-notice', 'confirm-notice', 'reject-notice', 'report-notice',
                        'restore-notice', 'correct-notice', 'withdraw-notice', 'record-sanction-step') THEN 'TheBody'
                    WHEN action IN ('ask-about-hearing', 'answer-hearing-dates') THEN 'OwnParty'
                    WHEN action = 'add-document' AND NOT EXISTS (
                        SELECT 1 FROM journal_content x
                        WHERE x.case_id = j.case_id AND x.sequence = j.sequence AND x.content NOT LIKE '%"for":"internal"%') THEN 'TheBody'
                    ELSE 'BothParties' END;
                ALTER TABLE journal ENABLE TRIGGER USER;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "consequences",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "seen_by",
                table: "journal");
        }
    }
}
