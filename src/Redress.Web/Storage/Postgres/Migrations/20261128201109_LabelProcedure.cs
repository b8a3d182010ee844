using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
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
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "member_id",
                table: "documents",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "experiences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: true),
                    order_number = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    shown_from = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_reason = table.Column<string>(type: "text", nullable: true),
                    hidden_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_experiences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "label_files",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    next_due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    journal_length = table.Column<long>(type: "bigint", nullable: false),
                    journal_hash = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    public_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_files", x => x.member_id);
                });

            migrationBuilder.CreateTable(
                name: "label_journal",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    consequences = table.Column<string>(type: "text", nullable: false),
                    seen_by = table.Column<string>(type: "text", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    file_commitment = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_journal", x => new { x.member_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "label_journal_content",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_journal_content", x => new { x.member_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "label_stands",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_stands", x => new { x.member_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "label_tasks",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    task_id = table.Column<string>(type: "text", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_tasks", x => new { x.member_id, x.task_id });
                });

            migrationBuilder.CreateTable(
                name: "label_terms",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "text", nullable: false),
                    term_id = table.Column<string>(type: "text", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    of_member = table.Column<bool>(type: "boolean", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    ends = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_terms", x => new { x.member_id, x.term_id });
                });

            migrationBuilder.CreateTable(
                name: "member_letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    letter_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    template = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    registered = table.Column<bool>(type: "boolean", nullable: false),
                    mail_key = table.Column<string>(type: "text", nullable: true),
                    awaited = table.Column<bool>(type: "boolean", nullable: false),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    posted_by = table.Column<string>(type: "text", nullable: true),
                    tracking = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "misuse_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: true),
                    file = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.Sql(PostgresSchema.AppendOnly("label_journal"));
            migrationBuilder.Sql(PostgresSchema.Unchanged("label_journal_content"));
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
