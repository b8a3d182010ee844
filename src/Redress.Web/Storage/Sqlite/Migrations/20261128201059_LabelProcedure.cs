using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LabelProcedure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "lost_on",
                table: "member_labels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "member_id",
                table: "documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "experiences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    order_number = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    shown_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<string>(type: "TEXT", nullable: true),
                    hidden_reason = table.Column<string>(type: "TEXT", nullable: true),
                    hidden_at = table.Column<string>(type: "TEXT", nullable: true),
                    hidden_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_experiences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "label_files",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    next_due = table.Column<string>(type: "TEXT", nullable: true),
                    journal_length = table.Column<long>(type: "INTEGER", nullable: false),
                    journal_hash = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<string>(type: "TEXT", nullable: false),
                    public_name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_files", x => x.member_id);
                });

            migrationBuilder.CreateTable(
                name: "label_journal",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    consequences = table.Column<string>(type: "TEXT", nullable: false),
                    seen_by = table.Column<string>(type: "TEXT", nullable: false),
                    commitment = table.Column<string>(type: "TEXT", nullable: false),
                    file_commitment = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_journal", x => new { x.member_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "label_journal_content",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_journal_content", x => new { x.member_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "label_stands",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_stands", x => new { x.member_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "label_tasks",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_tasks", x => new { x.member_id, x.task_id });
                });

            migrationBuilder.CreateTable(
                name: "label_terms",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    term_id = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    of_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_terms", x => new { x.member_id, x.term_id });
                });

            migrationBuilder.CreateTable(
                name: "member_letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    letter_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    registered = table.Column<bool>(type: "INTEGER", nullable: false),
                    mail_key = table.Column<string>(type: "TEXT", nullable: true),
                    awaited = table.Column<bool>(type: "INTEGER", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    posted_by = table.Column<string>(type: "TEXT", nullable: true),
                    tracking = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "misuse_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    member_id = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_misuse_reports", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_documents_member_id",
                table: "documents",
                column: "member_id",
                filter: "member_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_experiences_code_hash",
                table: "experiences",
                column: "code_hash",
                filter: "code_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_experiences_member_id_state",
                table: "experiences",
                columns: new[] { "member_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_label_files_named",
                table: "label_files",
                column: "member_id",
                filter: "public_name IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_label_files_next_due",
                table: "label_files",
                column: "next_due",
                filter: "next_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_label_stands_scheme_state_valid_until",
                table: "label_stands",
                columns: new[] { "scheme", "state", "valid_until" });

            migrationBuilder.CreateIndex(
                name: "IX_label_stands_valid_until",
                table: "label_stands",
                column: "valid_until");

            migrationBuilder.CreateIndex(
                name: "IX_label_tasks_scheme_due",
                table: "label_tasks",
                columns: new[] { "scheme", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_label_terms_scheme_ends",
                table: "label_terms",
                columns: new[] { "scheme", "ends" });

            migrationBuilder.CreateIndex(
                name: "IX_label_terms_scheme_kind_ends",
                table: "label_terms",
                columns: new[] { "scheme", "kind", "ends" });

            migrationBuilder.CreateIndex(
                name: "IX_member_letters_mail_key",
                table: "member_letters",
                column: "mail_key",
                filter: "awaited");

            migrationBuilder.CreateIndex(
                name: "IX_member_letters_member_id_id",
                table: "member_letters",
                columns: new[] { "member_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_member_letters_unposted",
                table: "member_letters",
                column: "id",
                filter: "registered AND posted_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_misuse_reports_state_due",
                table: "misuse_reports",
                columns: new[] { "state", "due" });

            migrationBuilder.Sql(SqliteSchema.AppendOnly("label_journal", "member_id = new.member_id AND sequence = new.sequence"));
            migrationBuilder.Sql(SqliteSchema.Unchanged("label_journal_content", "member_id = new.member_id AND sequence = new.sequence"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "experiences");

            migrationBuilder.DropTable(
                name: "label_files");

            migrationBuilder.DropTable(
                name: "label_journal");

            migrationBuilder.DropTable(
                name: "label_journal_content");

            migrationBuilder.DropTable(
                name: "label_stands");

            migrationBuilder.DropTable(
                name: "label_tasks");

            migrationBuilder.DropTable(
                name: "label_terms");

            migrationBuilder.DropTable(
                name: "member_letters");

            migrationBuilder.DropTable(
                name: "misuse_reports");

            migrationBuilder.DropIndex(
                name: "IX_documents_member_id",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "lost_on",
                table: "member_labels");

            migrationBuilder.DropColumn(
                name: "member_id",
                table: "documents");
        }
    }
}
