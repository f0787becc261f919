package codev.infra.personaldata;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.ReadModel;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.securityrecord.SecurityFact;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Exports the events of a service's log that concern one person, with that person's own texts in
 * clear. Each service defines which events these are.
 *
 * @param <E> the service's events
 */
public final class PersonalDataExporter<E> {
  private final PersonalDataSources source;
  private final ReadModel<PersonAggregateIndex> index;
  private final ReadModel<SecurityFactIndex> securityIndex;
  private final Class<E> events;
  private final BiPredicate<E, String> concerns;
  private final Function<String, JsonMapper> mapper;
  private final Function<E, Optional<String>> files;

  /**
   * @param people the usernames under which an event's aggregate is found
   * @param concerns whether an event is part of a person's export
   * @param text the type of the service's encrypted texts
   */
  public <T> PersonalDataExporter(
      PersonalDataSources source,
      Class<E> events,
      Function<E, Stream<String>> people,
      BiPredicate<E, String> concerns,
      Class<T> text,
      Function<T, String> ciphertext) {
    this(source, events, people, concerns, text, ciphertext, _ -> Optional.empty());
  }

  /**
   * @param files where an event's author downloads the file that belongs to it
   */
  public <T> PersonalDataExporter(
      PersonalDataSources source,
      Class<E> events,
      Function<E, Stream<String>> people,
      BiPredicate<E, String> concerns,
      Class<T> text,
      Function<T, String> ciphertext,
      Function<E, Optional<String>> files) {
    this.source = source;
    this.files = files;
    this.index = source.views().project(PersonAggregateIndex.projection(events, people));
    this.securityIndex = source.views().project(SecurityFactIndex.projection());
    this.events = events;
    this.concerns = concerns;
    this.mapper =
        author -> {
          var serializer =
              new OwnEncryptedTextSerializer<>(author, ciphertext, source.encryption());
          var module = new SimpleModule().addSerializer(text, serializer);
          return source.json().rebuild().addModule(module).build();
        };
  }

  /**
   * @param facts what the person did and what was noted of them
   * @param security the person's security record: sign-ins, refusals, exports, what became of keys.
   *     It names nobody else
   * @param securityCompleteFrom from when on the security record is complete: of many facts it has
   *     the latest; absent where it has all
   */
  public record Export(
      String username,
      List<Fact> facts,
      List<Fact> security,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant securityCompleteFrom) {
    /** With what is held beside the log. */
    public Export and(Stream<Fact> others) {
      return new Export(
          username, Stream.concat(facts.stream(), others).toList(), security, securityCompleteFrom);
    }
  }

  /**
   * @param of the aggregate that it belongs to, e.g. the group's id
   * @param what the event's type, e.g. {@code group.charter-accepted}
   * @param content as it is kept: the person's own texts in clear, null where they were erased;
   *     nobody else's
   * @param file the address of the file that belongs to it, for the person alone; absent where
   *     there is none
   * @param sentence what happened, in the language of the request; absent where pages have no
   *     sentence for it
   */
  public record Fact(
      String of,
      Instant at,
      String what,
      @Schema(types = "object") @JsonRawValue String content,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sentence) {}

  public Export of(String username) {
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", username)
        .with("what", "personal-data")
        .write();
    var json = mapper.apply(username);
    var facts =
        index.find(username).orElse(PersonAggregateIndex.EMPTY).streams().stream()
            .flatMap(stream -> source.histories().of(events, stream, 0).stream())
            .filter(recorded -> concerns.test(recorded.event(), username))
            .map(recorded -> fact(recorded, json))
            .toList();
    var latest = securityIndex.find(username).orElse(SecurityFactIndex.EMPTY);
    var security = source.histories().at(SecurityFact.class, latest.positions());
    return new Export(
        username,
        facts,
        security.stream().map(this::securityFact).toList(),
        latest.completeFrom(security, source.clock().instant()));
  }

  private Fact securityFact(RecordedEvent<SecurityFact> recorded) {
    var fact = recorded.event();
    return new Fact(
        recorded.aggregateId(),
        recorded.at(),
        source.types().nameOf(fact.getClass()),
        source.json().writeValueAsString(fact),
        null,
        message("security.kind." + fact.event()));
  }

  private Fact fact(RecordedEvent<E> recorded, JsonMapper json) {
    var event = recorded.event();
    var typeName = source.types().nameOf(event.getClass());
    return new Fact(
        recorded.aggregateId(),
        recorded.at(),
        typeName,
        json.writeValueAsString(event),
        files.apply(event).orElse(null),
        sentence(typeName));
  }

  /** A fact that is held beside the events that this exports. */
  public Fact fact(String subject, Instant at, String typeName, Object content) {
    return new Fact(
        subject, at, typeName, source.json().writeValueAsString(content), null, sentence(typeName));
  }

  /** As audit pages or those of a session say it; they fill in what a placeholder stands for. */
  private @Nullable String sentence(String typeName) {
    var kind = typeName.substring(typeName.indexOf('.') + 1);
    for (var key : List.of("export." + typeName, "acted." + typeName, "moment." + kind)) {
      var found = message(key);
      if (found != null) return found;
    }
    return null;
  }

  private @Nullable String message(String key) {
    var found = source.messages().getMessage(key, null, "", LocaleContextHolder.getLocale());
    return found == null || found.isEmpty() || found.contains("{") ? null : found;
  }
}
