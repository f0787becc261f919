package codev.group.evidence.archive;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a large programme's evidence, as far as it is made.
 *
 * @param hasCertificates whether only those who manage the programme may have it
 * @param total documents in it, its index among them
 * @param done documents that are made
 * @param position in this service's log when it was asked for
 */
public record EvidenceArchiveJob(
    UUID id,
    ProgrammeId programme,
    Username author,
    Locale language,
    boolean hasCertificates,
    int total,
    int done,
    long position,
    JobState state,
    Instant createdAt,
    @Nullable Instant endedAt) {
  private static final int HUNDRED = 100;

  /** As a row of {@code evidence_archive} says. */
  static EvidenceArchiveJob of(ResultSet row) throws SQLException {
    var endedAt = row.getObject("ended_at", OffsetDateTime.class);
    return new EvidenceArchiveJob(
        row.getObject("id", UUID.class),
        new ProgrammeId(row.getObject("programme", UUID.class)),
        new Username(row.getString("author")),
        Locale.forLanguageTag(row.getString("language")),
        row.getBoolean("certificates"),
        row.getInt("total"),
        row.getInt("done"),
        row.getLong("position"),
        JobState.of(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }

  public boolean isRunning() {
    return endedAt == null;
  }

  /** Whether it can be downloaded. */
  public boolean isReady() {
    return state == JobState.DONE;
  }

  /** How much of it is made, rounded down. */
  public int percent() {
    return done * HUNDRED / total;
  }
}
