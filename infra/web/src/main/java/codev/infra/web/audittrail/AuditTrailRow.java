package codev.infra.web.audittrail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * One line as it is read in one language: people, groups and programmes by their names.
 *
 * @param accounts of all people whom it names
 */
record AuditTrailRow(
    Instant at, NamedAction action, NamedPlace place, LogEntry entry, List<Account> accounts) {

  AuditTrailRow {
    accounts = List.copyOf(accounts);
  }

  /**
   * Who did what.
   *
   * @param by null where nobody did it
   * @param account their user name
   * @param whom comma-separated; null where it concerns nobody
   */
  record NamedAction(
      @Nullable String by,
      @Nullable String account,
      String what,
      @Nullable String whom,
      List<String> details,
      boolean isReasoned) {
    NamedAction {
      details = List.copyOf(details);
    }
  }

  /**
   * Where it was done.
   *
   * @param number the how-manieth of its group the session is; null where it is not known
   * @param startsAt when the session is to begin, where that was decided
   */
  record NamedPlace(
      @Nullable NamedSubject programme,
      @Nullable NamedSubject group,
      @Nullable UUID session,
      @Nullable Integer number,
      @Nullable Instant startsAt) {}

  /**
   * How the log has it.
   *
   * @param recordedAt when it was written to the log, which is later than what it tells of
   */
  record LogEntry(long position, Instant recordedAt, String hash, String type) {}

  /** What has a page of its own. */
  record NamedSubject(UUID id, String name) {}

  /**
   * @param hasPage whether the directory knows the person
   */
  record Account(String username, boolean hasPage) {}

  List<String> usernames() {
    return accounts.stream().map(Account::username).toList();
  }

  /** Formats lines, with the names and sentences that they need. */
  record RowFormatter(
      Map<String, String> people,
      Map<UUID, AuditedGroup> groups,
      Map<UUID, String> programmes,
      Map<UUID, Integer> numbers,
      MessageSource texts,
      Locale language) {
    AuditTrailRow row(AuditLine line) {
      var fact = line.fact();
      var place = fact.place();
      var group = place.group() == null ? null : groups.get(place.group());
      var programme =
          place.programme() == null && group != null ? group.programme() : place.programme();
      return new AuditTrailRow(
          fact.at(),
          new NamedAction(
              fact.by() == null ? null : name(fact.by()),
              fact.by(),
              sentence(line),
              fact.whom().isEmpty()
                  ? null
                  : fact.whom().stream().map(this::name).collect(Collectors.joining(", ")),
              fact.details().stream().map(this::text).toList(),
              fact.isReasoned()),
          new NamedPlace(
              named(programme),
              group == null ? null : new NamedSubject(group.id(), group.name()),
              place.session(),
              place.session() == null ? null : numbers.get(place.session()),
              fact.startsAt()),
          new LogEntry(line.position(), line.recordedAt(), line.hash(), line.type()),
          fact.people().stream().map(one -> new Account(one, people.containsKey(one))).toList());
    }

    private String sentence(AuditLine line) {
      var variant = line.fact().variant();
      return text("acted." + line.type() + (variant == null ? "" : "." + variant));
    }

    private String name(String username) {
      var name = people.get(username);
      return name == null ? text("trail.unnamed") : name;
    }

    /** What this service knows no name of is not named. */
    private @Nullable NamedSubject named(@Nullable UUID programme) {
      var name = programme == null ? null : programmes.get(programme);
      return programme == null || name == null ? null : new NamedSubject(programme, name);
    }

    String text(String key) {
      return texts.getMessage(key, null, language);
    }
  }
}
