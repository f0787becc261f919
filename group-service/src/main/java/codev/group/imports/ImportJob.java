package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.domain.person.Username;
import codev.group.imports.UploadedPeople.Repetition;
import codev.group.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The import of a long list, as far as it has come.
 *
 * @param isFromPage whether a preview of the list was shown on a page
 * @param total lines in the list
 * @param done lines that are imported or rejected
 * @param position of the last commit in this service's log
 */
record ImportJob(
    UUID id,
    Username author,
    Locale language,
    boolean isFromPage,
    int total,
    int done,
    int created,
    int updated,
    int rejected,
    long position,
    JobState state,
    Instant createdAt,
    @Nullable Instant endedAt) {
  /**
   * Consecutive lines that are imported, and counted, as one.
   *
   * @param startedAt when it was started first; its people are registered at that time
   * @param encrypted the content as it is stored
   */
  record Part(int firstLine, Content content, Instant startedAt, String encrypted) {}

  /**
   * @param repeated lines of it that are rejected since an earlier one is about the same person
   */
  record Content(List<@Nullable PersonRequest> people, Map<Integer, Repetition> repeated) {}

  /**
   * A rejected line, to be corrected.
   *
   * @param person empty where the line is, or where the person has been erased
   */
  record RejectedRow(int line, String message, @Nullable PersonRequest person) {}

  /** As a row of {@code people_import} says. */
  static ImportJob of(ResultSet row) throws SQLException {
    var endedAt = row.getObject("ended_at", OffsetDateTime.class);
    return new ImportJob(
        row.getObject("id", UUID.class),
        new Username(row.getString("author")),
        Locale.forLanguageTag(row.getString("language")),
        row.getBoolean("from_page"),
        row.getInt("total"),
        row.getInt("done"),
        row.getInt("created"),
        row.getInt("updated"),
        row.getInt("rejected"),
        row.getLong("position"),
        JobState.of(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }

  public boolean isRunning() {
    return endedAt == null;
  }
}
