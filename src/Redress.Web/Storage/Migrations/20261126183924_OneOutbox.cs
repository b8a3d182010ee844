using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Migrations
{
    /// <inheritdoc />
    public partial class OneOutbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The letters keep their numbers; the other e-mails get new ones behind them.
            migrationBuilder.RenameTable(name: "letters", newName: "outbox");
            migrationBuilder.DropPrimaryKey(name: "PK_letters", table: "outbox");
            migrationBuilder.AddPrimaryKey(name: "PK_outbox", table: "outbox", column: "id");
            migrationBuilder.RenameIndex(name: "IX_letters_next_try", table: "outbox", newName: "IX_outbox_next_try");
            migrationBuilder.RenameIndex(name: "IX_letters_case_id_id", table: "outbox", newName: "IX_outbox_case_id_id");
            migrationBuilder.RenameIndex(name: "IX_letters_id", table: "outbox", newName: "IX_outbox_id");
            foreach (var column in new[] { "case_number", "to", "template" })
                migrationBuilder.AlterColumn<string>(
                    name: column,
                    table: "outbox",
                    type: "text",
                    nullable: true,
                    oldClrType: typeof(string),
                    oldType: "text"
                );
            migrationBuilder.AlterColumn<Guid>(
                name: "case_id",
                table: "outbox",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "outbox",
                type: "character varying(13)",
                maxLength: 13,
                nullable: false,
                defaultValue: "letter"
            );
            migrationBuilder.AddColumn<string>(name: "key", table: "outbox", type: "text", nullable: true);
            migrationBuilder.AddColumn<string>(name: "access_code", table: "outbox", type: "text", nullable: true);
            migrationBuilder.AddColumn<Guid>(name: "claim", table: "outbox", type: "uuid", nullable: true);
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_until",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true
            );

            // The code of a letter that has not left the house moves out of its text; U+E000 marks its place there.
            migrationBuilder.Sql(
                """
                UPDATE outbox SET
                    access_code = substring(body from '(?<!\\)\*\*([2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3})\*\*'),
                    body = regexp_replace(body, '(?<!\\)\*\*[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\*\*', '**' || chr(57344) || '**', 'g')
                WHERE "to" IN ('complainant', 'respondent')
                    AND body ~ '(?<!\\)\*\*[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\*\*';
                """
            );
            migrationBuilder.Sql(
                """
                INSERT INTO outbox (kind, key, email, name, language, subject, body, created_at, state, attempts, next_try, sent_at, error)
                SELECT 'mail', key, email, name, language, subject, text, created_at, state, attempts, next_try, sent_at, error
                FROM mails ORDER BY id;
                """
            );
            migrationBuilder.DropTable(name: "mails");

            migrationBuilder.CreateIndex(name: "IX_outbox_key", table: "outbox", column: "key", unique: true);
            migrationBuilder.CreateIndex(
                name: "IX_outbox_claim",
                table: "outbox",
                column: "claim",
                filter: "claim IS NOT NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Go back by restoring a backup: the e-mails would be lost.");
    }
}
