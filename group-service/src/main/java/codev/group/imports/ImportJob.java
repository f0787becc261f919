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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
   * @param mayBe lines of it that may be about people whose user name they do not have; null where
   *     an earlier version has stored it
   */
  record Content(
      List<@Nullable PersonRequest> people,
      Map<Integer, Repetition> repeated,
      @Nullable Map<Integer, List<Username>> mayBe) {
    /** People whom a line may be about, though it does not have their user name. */
    List<Username> mayBe(int line) {
      return mayBe == null ? List.of() : mayBe.getOrDefault(line, List.of());
    }
  }

  /**
   * A rejected line, to be corrected.
   *
   * @param person empty where the line is, or where the person has been erased
   * @param mayBe people whom it may be about, though it does not have their user name
   */
  record RejectedRow(
      int line, String message, @Nullable PersonRequest person, List<Username> mayBe) {
    RejectedRow {
      mayBe = Objects.requireNonNullElse(mayBe, List.of()); // null: kept by an earlier version
    }

    /** Also about these people. */
    RejectedRow orAbout(List<Username> others) {
      if (others.isEmpty()) return this;
      var all = Stream.concat(mayBe.stream(), others.stream()).distinct().toList();
      return new RejectedRow(line, message, person, all);
    }

    /** Nothing is left but the line's number and why it was rejected. */
    RejectedRow withoutPerson() {
      return new RejectedRow(line, reason(), null, List.of());
    }

    /** It may name the person. */
    private String reason() {
      var reason = message;
      for (var name : names()) reason = reason.replace(name, "…");
      return reason;
    }

    private List<String> names() {
      if (person == null) return List.of();
      return Stream.of(person.displayName(), person.email())
          .flatMap(Stream::ofNullable)
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

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
