using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Workbench : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_cases_filed_on",
                table: "cases");

            migrationBuilder.AddColumn<long>(
                name: "batch_id",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "result",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "result_on",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tracking",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assigned_key",
                table: "cases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "changed_at",
                table: "cases",
                type: "TEXT",
                nullable: false,
                defaultValue: "0001-01-01 00:00:00.000000");

            // Of the cases that are there: when the last entry of their journal was written.
            migrationBuilder.Sql(
                "UPDATE cases SET changed_at = COALESCE((SELECT at FROM journal WHERE case_id = cases.id AND sequence = cases.journal_length), filed_at)");

            migrationBuilder.CreateTable(
                name: "case_tags",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_tags", x => new { x.case_id, x.tag });
                });

            migrationBuilder.CreateTable(
                name: "contact_keys",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_keys", x => new { x.case_id, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "desk_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    seen_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_notices", x => x.id);
                    table.ForeignKey(
                        name: "FK_desk_notices_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_settings",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_settings", x => new { x.user_id, x.name });
                    table.ForeignKey(
                        name: "FK_desk_settings_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    snoozed_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    done_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_tasks", x => x.id);
                    table.ForeignKey(
                        name: "FK_desk_tasks_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_waits",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    for_role = table.Column<string>(type: "TEXT", nullable: false),
                    for_user = table.Column<string>(type: "TEXT", nullable: true),
                    not_users = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_waits", x => new { x.case_id, x.what, x.key, x.for_role });
                });

            migrationBuilder.CreateTable(
                name: "exhibit_titles",
                columns: table => new
                {
                    document_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibit_titles", x => x.document_id);
                });

            migrationBuilder.CreateTable(
                name: "page_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    document_id = table.Column<string>(type: "TEXT", nullable: false),
                    page = table.Column<int>(type: "INTEGER", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_batches",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    for_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reading_marks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    document_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reading_marks", x => new { x.case_id, x.user_id, x.document_id });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<string>(type: "TEXT", nullable: false),
                    shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "FK_saved_views_AspNetUsers_owner_id",
                        column: x => x.owner_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "standard_texts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    norm = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standard_texts", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_batch_id",
                table: "outbox",
                column: "batch_id",
                filter: "batch_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_tracking",
                table: "outbox",
                column: "tracking",
                filter: "tracking IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_assigned_key_number",
                table: "cases",
                columns: new[] { "assigned_key", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_changed_at_number",
                table: "cases",
                columns: new[] { "changed_at", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_filed_on_number",
                table: "cases",
                columns: new[] { "filed_on", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_assignee",
                table: "cases",
                columns: new[] { "assigned_key", "number" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_changed",
                table: "cases",
                columns: new[] { "changed_at", "number" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_filed",
                table: "cases",
                columns: new[] { "filed_on", "number" },
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "IX_cases_open_number",
                table: "cases",
                column: "number",
                filter: "open");

            migrationBuilder.CreateIndex(
                name: "IX_case_tags_tag_case_id",
                table: "case_tags",
                columns: new[] { "tag", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_keys_key",
                table: "contact_keys",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_desk_notices_case_id_user_id_kind_source",
                table: "desk_notices",
                columns: new[] { "case_id", "user_id", "kind", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_notices_user_id_at",
                table: "desk_notices",
                columns: new[] { "user_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_tasks_case_id",
                table: "desk_tasks",
                column: "case_id",
                filter: "case_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_desk_tasks_user_id_done_at",
                table: "desk_tasks",
                columns: new[] { "user_id", "done_at" },
                filter: "done_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_desk_tasks_user_id_due",
                table: "desk_tasks",
                columns: new[] { "user_id", "due" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_desk_waits_for_role_due_case_id",
                table: "desk_waits",
                columns: new[] { "for_role", "due", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_waits_for_role_what_due_case_id",
                table: "desk_waits",
                columns: new[] { "for_role", "what", "due", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_exhibit_titles_case_id",
                table: "exhibit_titles",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_page_notes_case_id_user_id_document_id",
                table: "page_notes",
                columns: new[] { "case_id", "user_id", "document_id" });

            migrationBuilder.CreateIndex(
                name: "IX_post_batches_made_at",
                table: "post_batches",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_name",
                table: "saved_views",
                column: "name",
                filter: "shared");

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_owner_id",
                table: "saved_views",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_standard_texts_scheme_language_outcome_norm",
                table: "standard_texts",
                columns: new[] { "scheme", "language", "outcome", "norm" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_tags");

            migrationBuilder.DropTable(
                name: "contact_keys");

            migrationBuilder.DropTable(
                name: "desk_notices");

            migrationBuilder.DropTable(
                name: "desk_settings");

            migrationBuilder.DropTable(
                name: "desk_tasks");

            migrationBuilder.DropTable(
                name: "desk_waits");

            migrationBuilder.DropTable(
                name: "exhibit_titles");

            migrationBuilder.DropTable(
                name: "page_notes");

            migrationBuilder.DropTable(
                name: "post_batches");

            migrationBuilder.DropTable(
                name: "reading_marks");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "standard_texts");

            migrationBuilder.DropIndex(
                name: "IX_outbox_batch_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_tracking",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_cases_assigned_key_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_changed_at_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_filed_on_number",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_assignee",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_changed",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_filed",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_open_number",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "batch_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "result",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "result_on",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "tracking",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "assigned_key",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "IX_cases_filed_on",
                table: "cases",
                column: "filed_on");
        }
    }
}
