using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Redress.Web.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RunningABody : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A column that becomes nullable would have the table made anew, and for that the framework leaves its transaction:
            // a program killed in between could not go on.
            migrationBuilder.Sql(
                """
                ALTER TABLE members RENAME COLUMN joined_on TO joined_before;
                ALTER TABLE members ADD COLUMN joined_on TEXT NULL;
                UPDATE members SET joined_on = joined_before;
                ALTER TABLE members DROP COLUMN joined_before;
                """);

            migrationBuilder.AddColumn<DateOnly>(
                name: "candidate_since",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "city",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "company_key",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "created_at",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ends_on",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "label_granted_on",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "organisation",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "postal_code",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sites",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "street",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "telephone",
                table: "members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "members",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "audit_hash",
                table: "journal_roots",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "audit_length",
                table: "journal_roots",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "user_id",
                table: "invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvitedAt",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LockedAt",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemovedAt",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TotpStep",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    commitment = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_content",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter_texts",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter_texts", x => new { x.scheme, x.name, x.language, x.version });
                });

            migrationBuilder.CreateTable(
                name: "member_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    company_number = table.Column<string>(type: "TEXT", nullable: true),
                    sites = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    street = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    contact_name = table.Column<string>(type: "TEXT", nullable: false),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    undertaking = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by_id = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    ground = table.Column<string>(type: "TEXT", nullable: true),
                    reasons = table.Column<string>(type: "TEXT", nullable: true),
                    member_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "member_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    task = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_contacts", x => x.id);
                    table.ForeignKey(
                        name: "FK_member_contacts_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "member_labels",
                columns: table => new
                {
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    file = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_labels", x => new { x.member_id, x.kind });
                    table.ForeignKey(
                        name: "FK_member_labels_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_schemes",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    scheme = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_schemes", x => new { x.user_id, x.scheme });
                    table.ForeignKey(
                        name: "FK_person_schemes_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rulebook_sendings",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    mail_key = table.Column<string>(type: "TEXT", nullable: false),
                    queued_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebook_sendings", x => new { x.scheme, x.version, x.member_id, x.to });
                });

            migrationBuilder.CreateTable(
                name: "rulebook_values",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    section = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebook_values", x => new { x.scheme, x.section });
                });

            migrationBuilder.CreateTable(
                name: "rulebooks",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    announced_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_force = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    significant = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    uploaded_at = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebooks", x => new { x.scheme, x.version });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    factor = table.Column<string>(type: "TEXT", nullable: false),
                    factor_at = table.Column<string>(type: "TEXT", nullable: false),
                    device_hash = table.Column<string>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    seen_at = table.Column<string>(type: "TEXT", nullable: false),
                    ends_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_AspNetUsers_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: true),
                    who_hash = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statistics_advice",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statistics_advice", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_members_organisation",
                table: "members",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_members_scheme_company_key",
                table: "members",
                columns: new[] { "scheme", "company_key" });

            migrationBuilder.CreateIndex(
                name: "IX_members_scheme_membership_name_key",
                table: "members",
                columns: new[] { "scheme", "membership", "name_key" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_user_id",
                table: "invitations",
                column: "user_id",
                filter: "user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_area_subject_id",
                table: "audit",
                columns: new[] { "area", "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_member_applications_code_hash",
                table: "member_applications",
                column: "code_hash");

            migrationBuilder.CreateIndex(
                name: "IX_member_applications_state_created_at",
                table: "member_applications",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_member_contacts_member_id",
                table: "member_contacts",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_member_labels_kind_valid_until",
                table: "member_labels",
                columns: new[] { "kind", "valid_until" });

            migrationBuilder.CreateIndex(
                name: "IX_person_schemes_scheme",
                table: "person_schemes",
                column: "scheme");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ends_at",
                table: "sessions",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_user_id",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_address_at",
                table: "sign_ins",
                columns: new[] { "address", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_at",
                table: "sign_ins",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_user_id_at",
                table: "sign_ins",
                columns: new[] { "user_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_who_hash_address_at",
                table: "sign_ins",
                columns: new[] { "who_hash", "address", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_statistics_advice_year",
                table: "statistics_advice",
                column: "year");

            migrationBuilder.Sql(
                """
                UPDATE members SET
                    sites = CASE WHEN website IS NULL THEN '[]' ELSE json_array(website) END,
                    languages = json_array(language),
                    organisation = id,
                    company_key = lower(replace(replace(replace(replace(replace(coalesce(company_number, ''), ' ', ''), '.', ''), '-', ''), '/', ''), char(160), '')),
                    created_at = joined_on || ' 00:00:00.000000';
                INSERT INTO member_labels (member_id, kind, state, changed_at)
                    SELECT id, CASE scheme WHEN 'webshop-keurmerk' THEN 'webshopKeurmerk' ELSE 'b2c' END, 'valid', created_at
                    FROM members WHERE label IN ('Held', 'Withdrawn');
                """);
            migrationBuilder.Sql(SqliteSchema.AppendOnly("audit", "id = new.id"));
            migrationBuilder.Sql(SqliteSchema.Unchanged("audit_content", "id = new.id"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "audit_content");

            migrationBuilder.DropTable(
                name: "letter_texts");

            migrationBuilder.DropTable(
                name: "member_applications");

            migrationBuilder.DropTable(
                name: "member_contacts");

            migrationBuilder.DropTable(
                name: "member_labels");

            migrationBuilder.DropTable(
                name: "person_schemes");

            migrationBuilder.DropTable(
                name: "rulebook_sendings");

            migrationBuilder.DropTable(
                name: "rulebook_values");

            migrationBuilder.DropTable(
                name: "rulebooks");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_ins");

            migrationBuilder.DropTable(
                name: "statistics_advice");

            migrationBuilder.DropIndex(
                name: "IX_members_organisation",
                table: "members");

            migrationBuilder.DropIndex(
                name: "IX_members_scheme_company_key",
                table: "members");

            migrationBuilder.DropIndex(
                name: "IX_members_scheme_membership_name_key",
                table: "members");

            migrationBuilder.DropIndex(
                name: "IX_invitations_user_id",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "candidate_since",
                table: "members");

            migrationBuilder.DropColumn(
                name: "city",
                table: "members");

            migrationBuilder.DropColumn(
                name: "company_key",
                table: "members");

            migrationBuilder.DropColumn(
                name: "country",
                table: "members");

            migrationBuilder.DropColumn(
                name: "created_at",
                table: "members");

            migrationBuilder.DropColumn(
                name: "end_reason",
                table: "members");

            migrationBuilder.DropColumn(
                name: "ends_on",
                table: "members");

            migrationBuilder.DropColumn(
                name: "label_granted_on",
                table: "members");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "members");

            migrationBuilder.DropColumn(
                name: "organisation",
                table: "members");

            migrationBuilder.DropColumn(
                name: "postal_code",
                table: "members");

            migrationBuilder.DropColumn(
                name: "sites",
                table: "members");

            migrationBuilder.DropColumn(
                name: "street",
                table: "members");

            migrationBuilder.DropColumn(
                name: "telephone",
                table: "members");

            migrationBuilder.DropColumn(
                name: "version",
                table: "members");

            migrationBuilder.DropColumn(
                name: "audit_hash",
                table: "journal_roots");

            migrationBuilder.DropColumn(
                name: "audit_length",
                table: "journal_roots");

            migrationBuilder.DropColumn(
                name: "user_id",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "InvitedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "LockedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "TotpStep",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "joined_on",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
