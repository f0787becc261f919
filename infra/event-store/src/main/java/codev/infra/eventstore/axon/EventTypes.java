package codev.infra.eventstore.axon;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/**
 * The logical names under which a service's events are stored: {@code StepOpened} of {@code
 * session} becomes {@code session.step-opened}. A service declares one bean of it. A record's
 * revision is 1 unless Axon's {@link Revision} sets another.
 */
public final class EventTypes {
  private final Map<String, Class<?>> classes = new LinkedHashMap<>();
  private final Map<Class<?>, String> names = new LinkedHashMap<>();

  private EventTypes() {}

  /**
   * The events of one subject.
   *
   * @param subject the first part of each name, e.g. {@code session}
   * @param events a sealed interface over records, or over other such interfaces
   */
  public static EventTypes of(String subject, Class<?> events) {
    return new EventTypes().and(subject, events);
  }

  /** The same and more, for a service of several subjects. */
  public EventTypes and(String subject, Class<?> events) {
    var extended = new EventTypes();
    extended.classes.putAll(classes);
    extended.names.putAll(names);
    records(events)
        .distinct()
        .forEach(event -> extended.add(subject + "." + kebab(event.getSimpleName()), event));
    return extended;
  }

  /**
   * The same, where an event's record was renamed since the first one was stored.
   *
   * @param name under which the event is stored, then and now
   */
  public EventTypes keeping(String name, Class<?> event) {
    var derived = nameOf(event);
    var types = new EventTypes();
    names.forEach((type, known) -> types.add(known.equals(derived) ? name : known, type));
    return types;
  }

  public String nameOf(Class<?> event) {
    var name = names.get(event);
    if (name == null) throw new IllegalArgumentException("Not an event of this service: " + event);
    return name;
  }

  public static String revisionOf(Class<?> event) {
    var revision = event.getAnnotation(Revision.class);
    return revision == null ? "1" : revision.value();
  }

  public Optional<Class<?>> classOf(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** Every event's record, in the order in which their interface permits them. */
  public Set<Class<?>> all() {
    return Collections.unmodifiableSet(names.keySet());
  }

  private void add(String name, Class<?> event) {
    if (classes.putIfAbsent(name, event) != null)
      throw new IllegalArgumentException("Two event types have the name " + name);
    names.put(event, name);
  }

  private static Stream<Class<?>> records(Class<?> type) {
    if (type.isRecord()) return Stream.of(type);
    if (!type.isSealed())
      throw new IllegalArgumentException(type + " is neither a record nor sealed");
    return Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::records);
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
