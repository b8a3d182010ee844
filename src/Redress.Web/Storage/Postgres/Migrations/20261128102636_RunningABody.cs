using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Redress.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RunningABody : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "joined_on",
                table: "members",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<DateOnly>(
                name: "candidate_since",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "city",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "company_key",
                table: "members",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "created_at",
                table: "members",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ends_on",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "label_granted_on",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "languages",
                table: "members",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "organisation",
                table: "members",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "postal_code",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "sites",
                table: "members",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "street",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "telephone",
                table: "members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "members",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "audit_hash",
                table: "journal_roots",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "audit_length",
                table: "journal_roots",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "user_id",
                table: "invitations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "InvitedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LockedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RemovedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TotpStep",
                table: "AspNetUsers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_content",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letter_texts",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter_texts", x => new { x.scheme, x.name, x.language, x.version });
                });

            migrationBuilder.CreateTable(
                name: "member_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    company_number = table.Column<string>(type: "text", nullable: true),
                    sites = table.Column<string[]>(type: "text[]", nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    street = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: false),
                    contact_name = table.Column<string>(type: "text", nullable: false),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    undertaking = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<string>(type: "text", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    ground = table.Column<string>(type: "text", nullable: true),
                    reasons = table.Column<string>(type: "text", nullable: true),
                    member_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "member_contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    task = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true)
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
                    member_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    file = table.Column<string>(type: "text", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    user_id = table.Column<string>(type: "text", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false)
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
                    scheme = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    member_id = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    mail_key = table.Column<string>(type: "text", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebook_sendings", x => new { x.scheme, x.version, x.member_id, x.to });
                });

            migrationBuilder.CreateTable(
                name: "rulebook_values",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "text", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebook_values", x => new { x.scheme, x.section });
                });

            migrationBuilder.CreateTable(
                name: "rulebooks",
                columns: table => new
                {
                    scheme = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    announced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    in_force = table.Column<DateOnly>(type: "date", nullable: false),
                    significant = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rulebooks", x => new { x.scheme, x.version });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    factor = table.Column<string>(type: "text", nullable: false),
                    factor_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device_hash = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: true),
                    who_hash = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statistics_advice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false)
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
                    sites = CASE WHEN website IS NULL THEN '{}'::text[] ELSE ARRAY[website] END,
                    languages = ARRAY[language],
                    organisation = id,
                    company_key = lower(regexp_replace(coalesce(company_number, ''), '[^[:alnum:]]', '', 'g')),
                    created_at = joined_on::timestamp AT TIME ZONE 'UTC';
                INSERT INTO member_labels (member_id, kind, state, changed_at)
                    SELECT id, CASE scheme WHEN 'webshop-keurmerk' THEN 'webshopKeurmerk' ELSE 'b2c' END, 'valid', created_at
                    FROM members WHERE label IN ('Held', 'Withdrawn');
                """);
            migrationBuilder.Sql(PostgresSchema.AppendOnly("audit"));
            migrationBuilder.Sql(PostgresSchema.Unchanged("audit_content"));
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
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
